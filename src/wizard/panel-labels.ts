/** GoToSocial's settings panel, which speaks English alone [gotosocial: web/source/settings @ 0.20.0-rc1]. */
export const PANEL = {
  migration: 'Migration',
  alias: 'Alias #1',
  saveAliases: 'Save account aliases',
  exportImport: 'Export & Import',
  downloadFollowing: 'Download following.csv',
  target: 'Move target URI',
  password: 'Current account password',
  move: 'Confirm account move',
} as const;

/** What it answers to a Move (gotosocial-observed.md §7), by the next act. */
export const PANEL_REFUSALS = {
  'not-alias': 'is not aliased to this account via alsoKnownAs',
  'not-found': 'error dereferencing moved_to_uri',
  recent: 'has been involved in a …Move',
  password: 'invalid password provided in Move request',
} as const;

/** [gotosocial: web/source/settings/views/user/export-import/import.tsx @ 57cb4fe] */
export const IMPORT_PANEL = {
  data: 'CSV data file',
  type: 'Import type',
  types: {
    follows: 'Following list',
    blocks: 'Blocked accounts list',
    mutes: 'Muted accounts list',
  },
  merge: 'Merge (recommended): add to existing records',
  overwrite: 'Overwrite: replace existing records',
  upload: 'Import',
} as const;
