import { useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import { addressOf } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { readmeOf } from './kit-readme.ts';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';

/** Everything known of the old account, as one file to keep: there is something, or nothing is shown. */
export function KitSection() {
  const { t, readBoth } = useWords();
  const { save, now } = useServices();
  const { snapshot, work } = useCarrying();
  const { work: known } = useObservable(work);
  const account = addressOf(useJourney().from);
  const [busy, setBusy] = useState(false);
  const { tasks } = known.plan;
  if (tasks.length === 0) return null;

  async function take() {
    setBusy(true);
    // What writes it comes with the first press; nobody else has to load it.
    const { writeKit } = await import('../archive/write-kit.ts');
    const madeAt = now();
    const followers = snapshot.followers().map(({ address }) => address);
    const readme = readmeOf(await readBoth());
    const kit = await writeKit({ account, tasks, followers, madeAt, readme });
    const whose = account === undefined ? '' : `-${formatAddress(account)}`;
    const day = new Date(madeAt).toISOString().slice(0, 10);
    save(`transhumance${whose}-${day}.zip`, 'application/zip', kit);
    setBusy(false);
  }

  return (
    <section className="stack wide">
      <h2>{t('kit.title')}</h2>
      <p>{t('kit.text')}</p>
      <p className="soft">{t('kit.private')}</p>
      <Button busy={busy} onClick={() => void take()}>
        {t('kit.take')}
      </Button>
    </section>
  );
}
