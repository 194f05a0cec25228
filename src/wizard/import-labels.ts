import type { End } from '../domain/journey.ts';
import type { Kind } from '../domain/kind.ts';
import type { Label } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { importAsksToConfirm } from '../mastodon/import-types.ts';
import { importPage, pageUrl } from '../mastodon/pages.ts';
import type { NewServer } from './new-server.ts';
import { IMPORT_PANEL, PANEL } from './panel-labels.ts';

export type ImportLabels = {
  readonly url: string;
  readonly page: string;
  /** Of the list of types, and the one to choose. */
  readonly field: string;
  readonly type: string;
  readonly file: string;
  readonly merge: string;
  readonly overwrite: string;
  readonly upload: string;
  /** On a second page; absent where the first one is all. */
  readonly confirm?: string;
};

export type ImportOf = {
  readonly end: End;
  readonly server: NewServer;
  readonly file: Kind;
  readonly language: Language;
};

/** Where the import page of a server is, and what everything on it is called (mastodon.md §11). */
export function importLabels(
  label: Label,
  { end, server, file, language }: ImportOf,
): ImportLabels {
  const { software, version } = server;
  if (software === 'gotosocial') {
    const { type, types, data, merge, overwrite, upload } = IMPORT_PANEL;
    return {
      url: pageUrl(end.web, '/settings/user/export-import', language),
      page: PANEL.exportImport,
      ...{ field: type, file: data, merge, overwrite, upload },
      type: file === 'blocks' || file === 'mutes' ? types[file] : types.follows,
    };
  }
  return {
    url: importPage(end.web, version, language),
    page: label('import.title'),
    field: label('import.type'),
    type: label(`import.types.${file}`),
    file: label('import.data'),
    merge: label('import.merge'),
    overwrite: label('import.overwrite'),
    upload: label('import.upload'),
    ...(importAsksToConfirm(version) ? { confirm: label('import.confirm') } : {}),
  };
}
