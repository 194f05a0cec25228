import type { ReactNode } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { LostServer, PreflightCheck, PreflightReadings } from '../domain/preflight.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Words } from '../i18n/use-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';

/** One check in words; what it is about stands in them, never only in a colour. */
export function checkTitle(
  t: Words,
  formats: Formats,
  check: PreflightCheck,
  { old, fresh }: PreflightReadings,
): string {
  const names = { old, server: fresh };
  switch (check.id) {
    case 'old-answers':
      return t(`preflight.answers.${check.tone}`, { server: old });
    case 'new-answers':
      return t(`preflight.answers.${check.tone}`, { server: fresh });
    case 'untested':
      return t('preflight.untested', { servers: formats.list(check.servers) });
    case 'moved-already':
      return t('preflight.moved', { account: formatAddress(check.to) });
    case 'new-locked':
      return t(`preflight.locked.${check.tone}`);
    case 'new-blocks-old':
      return t(`preflight.blocks.${check.tone}`, { one: fresh, other: old });
    case 'old-blocks-new':
      return t(`preflight.blocks.${check.tone}`, { one: old, other: fresh });
    case 'lost-servers':
      return lostTitle(t, formats, check.lost, fresh);
    case 'blocks':
      return check.tone === 'fine'
        ? t('preflight.blocksKnown', names)
        : t('preflight.blocksUnknown', { servers: formats.list(check.unknown) });
    case 'ceiling':
      return t('preflight.ceiling', { n: formats.number(check.total) });
    case 'cooldown':
    case 'new-not-public':
    case 'secure-mode':
      return t(`preflight.${check.id}`, names);
  }
}

function lostTitle(t: Words, formats: Formats, lost: readonly LostServer[], server: string) {
  const sum = (of: (one: LostServer) => number) => lost.reduce((total, one) => total + of(one), 0);
  const counts = { follows: sum((one) => one.follows), followers: sum((one) => one.followers) };
  const present = (['follows', 'followers'] as const).filter((whom) => counts[whom] > 0);
  const people = present.map((whom) =>
    t(`preflight.lostPeople.${whom}`, { n: formats.number(counts[whom]) }),
  );
  const numbers = { count: lost.length, n: formats.number(lost.length), server };
  return t('preflight.lost', { ...numbers, people: formats.list(people) });
}

export function checkDetails(t: Words, formats: Formats, check: PreflightCheck): ReactNode {
  switch (check.id) {
    case 'lost-servers':
      return (
        <Disclosure summary={t('preflight.lostWhich')}>
          <ul>
            {check.lost.map(({ server, severity, follows, followers }) => (
              <li key={server}>
                {t(`preflight.lostOne.${severity}`, {
                  server,
                  follows: formats.number(follows),
                  followers: formats.number(followers),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      );
    case 'cooldown':
      return <p>{t('preflight.cooldownHow')}</p>;
    case 'moved-already':
      return <p>{t('preflight.movedHow')}</p>;
    case 'new-blocks-old':
    case 'old-blocks-new':
      return check.tone === 'stops' ? <p>{t('preflight.blocksHow')}</p> : undefined;
    case 'new-not-public':
      return <p>{t('preflight.notPublicHow')}</p>;
    default:
      return undefined;
  }
}
