import * as v from 'valibot';
import { type Choices, FIRST_CHOICES, type ProfilePart } from '../domain/choices.ts';
import { HELD_KINDS, type RelationKind } from '../domain/relation.ts';
import type { Database } from './database.ts';
import { taskIdSchema } from './kept-schemas.ts';

const kindSchema = v.picklist(
  HELD_KINDS.filter((kind): kind is RelationKind => kind !== 'follower'),
);

const PROFILE_PARTS = [
  ...(['displayName', 'note', 'fields', 'avatar', 'header', 'locked', 'bot'] as const),
  ...(['discoverable', 'indexable', 'hideCollections'] as const),
  ...(['privacy', 'sensitive', 'language', 'quotePolicy'] as const),
] as const satisfies readonly ProfilePart[];

const asSet = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.array(schema),
    v.transform((given): ReadonlySet<v.InferOutput<Schema>> => new Set(given)),
  );

const choicesSchema = v.object({
  leftOut: asSet(taskIdSchema),
  kindsOff: asSet(kindSchema),
  byFile: asSet(kindSchema),
  profile: asSet(v.picklist(PROFILE_PARTS)),
});

/** What the person wants of all that was found. Choices belong to one journey: `id` is the journey's. */
export async function readChoices(database: Promise<Database>, id: string): Promise<Choices> {
  const kept = await (await database).get('kept', keyOf(id));
  const parsed = v.safeParse(choicesSchema, kept);
  return parsed.success ? parsed.output : FIRST_CHOICES;
}

export async function keepChoices(
  database: Promise<Database>,
  id: string,
  choices: Choices,
): Promise<void> {
  const { leftOut, kindsOff, byFile, profile } = choices;
  const lists = { leftOut: [...leftOut], kindsOff: [...kindsOff], byFile: [...byFile] };
  await (await database).put('kept', { ...lists, profile: [...profile] }, keyOf(id));
}

const keyOf = (id: string) => `${id}:choices`;
