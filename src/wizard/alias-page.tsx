import type { Address } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { StepList } from '../ui/step-list.tsx';
import { aliasLabels } from './alias-labels.ts';
import { DrawnAliases } from './drawn-alias.tsx';
import { Handle } from './handle.tsx';
import { OldActor } from './old-actor.tsx';
import { useJourney } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';
import { hrefOf } from './use-walk.ts';

/** What to do on the new server's own page, in its order. */
export function AliasPage({ old, byApi }: { old: Address | undefined; byApi: boolean }) {
  const { t } = useWords();
  const { to } = useJourney();
  if (to === undefined) return null;
  if (old === undefined) {
    return (
      <Notice
        tone="waiting"
        title={t('alias.whoTitle')}
        actions={<LinkButton href={hrefOf('start')}>{t('signIn.changeAddress')}</LinkButton>}
      >
        <p>{t('alias.who')}</p>
      </Notice>
    );
  }
  const labels = { server: to.local, ...aliasLabels(t, to) };
  return (
    <>
      {byApi ? <p>{t('alias.byHand')}</p> : null}
      <StepList
        label={t('alias.steps')}
        steps={[
          <SettingsPage key="open" side="to" purpose="aliases">
            {t('alias.open', labels)}
          </SettingsPage>,
          <div key="type" className="stack">
            <p>{t(byApi ? 'alias.typeUri' : 'alias.type', labels)}</p>
            {byApi ? <OldActor /> : <Handle address={old} />}
          </div>,
          <p key="press">{t('alias.press', labels)}</p>,
        ]}
      />
      <DrawnAliases old={old} />
    </>
  );
}
