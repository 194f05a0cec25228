import type { ProfilePart } from './choices.ts';
import type { ProfileFacts } from './relation.ts';

/** In the order people look at a profile; pictures, which go another way, are not among them. */
export const WRITTEN_PARTS = [
  'displayName',
  'note',
  'fields',
  'locked',
  'discoverable',
  'indexable',
  'hideCollections',
  'bot',
  'privacy',
  'quotePolicy',
  'sensitive',
  'language',
] as const satisfies readonly ProfilePart[];

export type WrittenPart = (typeof WRITTEN_PARTS)[number];

export const PICTURES = ['avatar', 'header'] as const satisfies readonly ProfilePart[];
export type Picture = (typeof PICTURES)[number];

/**
 * What the old profile says and the new one does not say as well. What the old server did not tell
 * is no difference; nor is a text that is empty there, for there is nothing to bring.
 */
export function differingParts(old: ProfileFacts, now: ProfileFacts): readonly WrittenPart[] {
  return WRITTEN_PARTS.filter((part) => saysSomething(old, part) && !isSame(old, now, part));
}

function saysSomething(facts: ProfileFacts, part: WrittenPart): boolean {
  switch (part) {
    case 'displayName':
    case 'note':
      return facts[part].trim() !== '';
    case 'fields':
      return facts.fields.length > 0;
    default:
      return facts[part] !== undefined;
  }
}

function isSame(one: ProfileFacts, other: ProfileFacts, part: WrittenPart): boolean {
  switch (part) {
    case 'note':
      // A form sends each line's end as two characters, and servers keep them (HTML §4.10.21.8).
      return linesOf(one.note) === linesOf(other.note);
    case 'fields':
      return JSON.stringify(one.fields.map(pairOf)) === JSON.stringify(other.fields.map(pairOf));
    default:
      return one[part] === other[part];
  }
}

const linesOf = (text: string) => text.replace(/\r\n?/g, '\n').trim();

const pairOf = ({ name, value }: ProfileFacts['fields'][number]) => [name, value];
