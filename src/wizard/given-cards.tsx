import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { ArchiveCard } from './archive-card.tsx';
import { ContainerCard } from './container-card.tsx';
import { FindingCard } from './finding-card.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';
import { sourceOf } from './use-taking.ts';

/** Everything that was given, by what it came in. */
export function GivenCards({ onRemove }: { onRemove: (source: string) => void }) {
  const { t } = useWords();
  const { files } = useCarrying();
  const { findings, archives } = useObservable(files);
  // Its report would go with the file.
  const mayGo = useJourney().run === 'not-started';
  const sources = [...new Set(findings.map(sourceOf))];
  return sources.map((source) => {
    const of = findings.filter((one) => sourceOf(one) === source);
    const [first] = of;
    if (first !== undefined && first.container === undefined) {
      return (
        <FindingCard
          key={source}
          finding={first}
          onRemove={mayGo ? () => onRemove(source) : undefined}
        />
      );
    }
    const lists = of.filter(({ kind }) => kind !== 'archive');
    const remove = mayGo ? (
      <Button variant="quiet" onClick={() => onRemove(source)}>
        {t('keep.remove', { name: source })}
      </Button>
    ) : undefined;
    return (
      <div key={source} className="stack wide">
        {of.map((finding) => {
          const archive = archives.find(({ facts }) => facts.name === finding.name);
          return finding.kind === 'archive' && archive !== undefined ? (
            <ArchiveCard key={finding.name} archive={archive} finding={finding} />
          ) : null;
        })}
        {lists.length === 0 ? null : <ContainerCard name={source} findings={lists} />}
        {remove}
      </div>
    );
  });
}
