import { useState } from 'react';
import { formatAddress, type Server } from '../domain/address.ts';
import { type ServerArrivals, whoHasNotCome } from '../domain/arrivals.ts';
import { useWords } from '../i18n/use-words.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { useLeaving } from './use-leaving.ts';

type Asked = ReadonlyMap<Server, boolean | 'asking'>;

/** Who has not come yet, by server: it is the server that acts, or does not. */
export function NotCome() {
  const { t, formats } = useWords();
  const { signIn } = useServices();
  const { moving } = useCarrying();
  const { to } = useJourney();
  const followers = useObservable(moving.followers);
  const [read, setRead] = useState<number>();
  const [groups, setGroups] = useState<readonly ServerArrivals[]>();
  const [failed, setFailed] = useState<'signed-out' | 'other'>();
  const [asked, setAsked] = useState<Asked>(new Map());
  const leaving = useLeaving();

  if (followers.state !== 'read') return <p className="soft">{t('notCome.unread')}</p>;
  if (!signIn.hasToken('to')) return <p className="soft">{t('notCome.noKey')}</p>;

  async function compare() {
    setRead(0);
    setFailed(undefined);
    try {
      const arrived = await moving.readArrived(setRead, leaving());
      setGroups(whoHasNotCome(followers.addresses, arrived));
    } catch (error) {
      const signedOut = error instanceof MastodonError && error.code === 'signed-out';
      setFailed(signedOut ? 'signed-out' : 'other');
    } finally {
      setRead(undefined);
    }
  }

  /** Third servers are contacted only now, one after the other. */
  async function ask(servers: readonly Server[]) {
    const signal = leaving();
    for (const server of servers) {
      if (signal.aborted) return;
      setAsked((before) => new Map(before).set(server, 'asking'));
      const answers = await moving.knock(server, signal);
      setAsked((before) => new Map(before).set(server, answers));
    }
  }

  const missing = groups?.reduce((sum, group) => sum + group.missing.length, 0) ?? 0;
  const silent = (groups ?? []).filter(({ server, came }) => came === 0 && !asked.has(server));
  return (
    <section className="stack wide">
      <h2>{t('notCome.title')}</h2>
      <Button variant="secondary" busy={read !== undefined} onClick={() => void compare()}>
        {read === undefined
          ? t('notCome.compare')
          : t('notCome.reading', { n: formats.number(read) })}
      </Button>
      {failed === 'other' ? (
        <Notice tone="alert" title={t('notCome.failed')} live="assertive" />
      ) : null}
      {failed === 'signed-out' ? (
        <Notice
          tone="alert"
          title={t('notCome.signedOut', { server: to?.local ?? '' })}
          live="assertive"
          actions={<SignInButton side="to" variant="secondary" />}
        />
      ) : null}
      {groups === undefined ? null : (
        <>
          <p role="status">
            {missing === 0
              ? t('notCome.nobody')
              : t('notCome.count', { count: missing, n: formats.number(missing) })}
          </p>
          {groups.map((group) => (
            <Disclosure key={group.server} summary={summaryOf(group)}>
              <p>{t(group.came === 0 ? 'notCome.none' : 'notCome.some')}</p>
              {asked.has(group.server) ? <p role="status">{answerOf(group.server)}</p> : null}
              <ul>
                {group.missing.map((one) => (
                  <li key={formatAddress(one)}>{formatAddress(one)}</li>
                ))}
              </ul>
            </Disclosure>
          ))}
          {silent.length === 0 ? null : (
            <Disclosure summary={t('notCome.ask', { count: silent.length })}>
              <p>{t('notCome.askHow')}</p>
              <ul>
                {silent.map(({ server }) => (
                  <li key={server}>{server}</li>
                ))}
              </ul>
              <Button onClick={() => void ask(silent.map(({ server }) => server))}>
                {t('notCome.askNow')}
              </Button>
            </Disclosure>
          )}
          {missing === 0 || to?.account === undefined ? null : (
            <>
              <p>{t('notCome.message')}</p>
              <CopyField
                value={t('notCome.text', { account: `@${formatAddress(to.account.address)}` })}
                copyLabel={t('notCome.copy')}
                copiedLabel={t('app.copied')}
              />
            </>
          )}
        </>
      )}
    </section>
  );

  function summaryOf({ server, came, missing: people }: ServerArrivals): string {
    return t('notCome.server', {
      count: people.length,
      n: formats.number(people.length),
      server,
      came: formats.number(came),
    });
  }

  function answerOf(server: Server): string {
    const answer = asked.get(server);
    return t(
      answer === 'asking' ? 'notCome.asking' : answer ? 'notCome.answers' : 'notCome.silent',
      { server },
    );
  }
}
