import type { Finding } from '../domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import { FindingCard } from './finding-card.tsx';

export type ContainerCardProps = {
  readonly name: string;
  readonly findings: readonly Finding[];
};

/** The files that came in one ZIP or folder, under its name. */
export function ContainerCard({ name, findings }: ContainerCardProps) {
  const { t, formats } = useWords();
  return (
    <section className="stack" aria-label={name}>
      <p>
        <strong>
          {t('keep.container', {
            count: findings.length,
            n: formats.number(findings.length),
            name,
          })}
        </strong>
      </p>
      {findings.map((finding) => (
        <FindingCard key={finding.name} finding={finding} onRemove={undefined} />
      ))}
    </section>
  );
}
