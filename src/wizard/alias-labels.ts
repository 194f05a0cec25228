import type { End } from '../domain/journey.ts';
import type { Words } from '../i18n/use-words.ts';
import { PANEL } from './panel-labels.ts';

/** What the page of the aliases, its field and its button are called by that server's software. */
export function aliasLabels(t: Words, { software }: End) {
  if (software === 'gotosocial') {
    return { page: PANEL.migration, field: PANEL.alias, button: PANEL.saveAliases };
  }
  return {
    page: t('mastodon:aliases.title'),
    field: t('mastodon:aliases.field'),
    button: t('mastodon:aliases.create'),
  };
}
