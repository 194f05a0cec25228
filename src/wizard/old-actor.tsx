import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { oldActorQuery, queries } from './queries.ts';
import { useCarrying, useJourney } from './services.tsx';

/** The old account's address as GoToSocial's form wants it, to copy (gotosocial-observed.md §7). */
export function OldActor() {
  const { t } = useWords();
  const journey = useJourney();
  const { moving } = useCarrying();
  const { data, isPending } = useQuery(oldActorQuery(moving, journey), queries);
  if (isPending) return <p className="soft">{t('app.loading')}</p>;
  if (typeof data !== 'string') return <p className="soft">{t('alias.noUri')}</p>;
  return <CopyField value={data} copyLabel={t('app.copy')} copiedLabel={t('app.copied')} />;
}
