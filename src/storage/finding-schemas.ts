import * as v from 'valibot';
import type { RejectReason } from '../domain/finding.ts';
import type { FileKind } from '../domain/kind.ts';
import { isPostUri } from '../domain/post-uri.ts';
import { FILTER_ACTIONS, FILTER_CONTEXTS } from '../domain/relation.ts';
import type { RowColumns } from '../domain/row-columns.ts';
import { relationSchema } from './relation-schema.ts';
import { count, moment, text } from './schemas.ts';

/** What is kept of files: apart from schemas.ts, which the first screen needs. */

const followOptionsSchema = v.object({
  reblogs: v.exactOptional(v.boolean()),
  notify: v.exactOptional(v.boolean()),
  languages: v.exactOptional(v.array(v.string())),
});

const postUriSchema = v.pipe(v.string(), v.check(isPostUri));

const filterSchema = v.object({
  title: v.string(),
  context: v.array(v.picklist(FILTER_CONTEXTS)),
  action: v.picklist(FILTER_ACTIONS),
  expiresAt: v.exactOptional(moment),
  keywords: v.array(v.object({ keyword: v.string(), wholeWord: v.boolean() })),
  posts: v.array(postUriSchema),
});

function columnsSchema<Rest extends v.GenericSchema>(rest: Rest) {
  return v.object({
    lines: v.instance(Uint32Array),
    subjects: v.string(),
    rest: v.array(rest),
    restAt: v.instance(Uint32Array),
  });
}

/** Follows as they were kept when there was nothing else to keep. */
const firstColumnsSchema = v.pipe(
  v.object({
    lines: v.instance(Uint32Array),
    addresses: v.string(),
    options: v.array(followOptionsSchema),
    optionsAt: v.instance(Uint32Array),
  }),
  v.transform(
    ({ lines, addresses, options, optionsAt }): RowColumns<'follows'> => ({
      lines,
      subjects: addresses,
      rest: options,
      restAt: optionsAt,
    }),
  ),
);

/** All of them, or what is kept today could not be read tomorrow. */
const REASONS: Readonly<Record<RejectReason, true>> = {
  empty: true,
  'no-server': true,
  'bad-user': true,
  'bad-server': true,
  'too-long': true,
  duplicate: true,
  'own-account': true,
  'no-title': true,
  'bad-link': true,
  'bad-filter': true,
  'bad-entry': true,
};

const rejectSchema = v.object({
  line: count,
  cells: v.array(v.string()),
  reason: v.picklist(Object.keys(REASONS) as RejectReason[]),
});

function findingSchema<K extends FileKind>(kind: K, rows: v.GenericSchema<unknown, RowColumns<K>>) {
  return v.object({
    kind: v.literal(kind),
    name: text,
    container: v.exactOptional(text),
    certain: v.boolean(),
    rows,
    rejects: v.array(rejectSchema),
  });
}

export const findingsSchema = v.array(
  v.variant('kind', [
    findingSchema('follows', v.union([columnsSchema(followOptionsSchema), firstColumnsSchema])),
    findingSchema('blocks', columnsSchema(v.null())),
    findingSchema('mutes', columnsSchema(v.boolean())),
    findingSchema('domain-blocks', columnsSchema(v.null())),
    findingSchema('lists', columnsSchema(v.pipe(v.string(), v.minLength(1)))),
    findingSchema('bookmarks', columnsSchema(v.null())),
    findingSchema('filters', columnsSchema(filterSchema)),
    findingSchema('kit', columnsSchema(relationSchema)),
    findingSchema('archive', columnsSchema(relationSchema)),
  ]),
);
