import { useLabels } from '../i18n/labels.ts';
import { Drawing, type PageProps } from './drawing.tsx';
import { SettingsFrame } from './frames.tsx';
import { Heading, Mark, Rule, Text } from './parts.tsx';

export type AccountSettingsPageProps = PageProps & {
  /** Which of its two lines leads on: to the Move, or to the aliases. They read much alike. */
  readonly line: 'moveTo' | 'moveFrom';
};

/** The end of /auth/edit, where both ways of moving begin (mastodon.md §11). */
export function AccountSettingsPage({ place, label: todo, line }: AccountSettingsPageProps) {
  const label = useLabels(place.release);
  const ways = [
    ['moveTo', label('account.moveTo'), label('account.moveToText')],
    ['moveFrom', label('account.moveFrom'), label('account.moveFromText')],
    ['delete', label('account.delete'), label('account.deleteText')],
  ] as const;
  return (
    <Drawing place={place} path="/auth/edit" label={todo}>
      <SettingsFrame place={place} title={label('account.title')} open="account">
        <Heading>{label('account.status')}</Heading>
        <Text tone="good">{label('account.functional')}</Text>
        <Rule />
        <Heading>{label('account.security')}</Heading>
        <p className="drawn-torn" />
        {ways.map(([name, heading, text]) => {
          const way = (
            <>
              <Heading>{heading}</Heading>
              <Text tone="soft">{text}</Text>
            </>
          );
          return name === line ? <Mark key={name}>{way}</Mark> : <div key={name}>{way}</div>;
        })}
      </SettingsFrame>
    </Drawing>
  );
}
