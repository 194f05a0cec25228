import type { ReactNode } from 'react';
import type { WrittenPart } from '../domain/profile-difference.ts';
import type { ProfileFacts } from '../domain/relation.ts';
import type { Speech } from './subject-of.ts';

/** What a part of a profile says, as text: what people wrote never becomes anything else. */
export function profileValue(speech: Speech, facts: ProfileFacts, part: WrittenPart): ReactNode {
  const { t, formats } = speech;
  switch (part) {
    case 'displayName':
    case 'note':
      return facts[part].trim() === '' ? t('profile.empty') : <bdi>{facts[part]}</bdi>;
    case 'fields':
      return facts.fields.length === 0 ? t('profile.empty') : <Fields fields={facts.fields} />;
    case 'privacy':
      return wordOf(facts.privacy, PRIVACY, (word) => t(`profile.privacy.${word}`), speech);
    case 'quotePolicy':
      return wordOf(facts.quotePolicy, QUOTES, (word) => t(`profile.quotes.${word}`), speech);
    case 'language':
      return facts.language === undefined
        ? t('profile.notTold')
        : formats.languageName(facts.language);
    case 'locked':
    case 'bot':
    case 'discoverable':
    case 'indexable':
    case 'hideCollections':
    case 'sensitive': {
      const flag = facts[part];
      if (flag === undefined) return t('profile.notTold');
      return t(flag ? 'profile.yes' : 'profile.no');
    }
  }
}

const PRIVACY = ['public', 'unlisted', 'private', 'direct'] as const;
const QUOTES = ['public', 'followers', 'nobody'] as const;

/** A word that we have no words for is shown as the server says it. */
function wordOf<Word extends string>(
  told: string | undefined,
  known: readonly Word[],
  say: (word: Word) => string,
  { t }: Speech,
): string {
  const word = known.find((one) => one === told);
  return word === undefined ? (told ?? t('profile.notTold')) : say(word);
}

function Fields({ fields }: Pick<ProfileFacts, 'fields'>) {
  return (
    <dl>
      {fields.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place on the profile
        <div key={index}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
