import { formatAddress } from '../domain/address.ts';
import type { FollowOptions } from '../domain/row.ts';
import type { Task, TaskOf } from '../domain/task.ts';
import type { useWords, Words } from '../i18n/use-words.ts';

/** What a task is about, in the shortest words that name it. A post is its address, as text. */
export function subjectOf(t: Words, task: Task): string {
  switch (task.kind) {
    case 'follow':
    case 'block':
    case 'mute':
    case 'note':
    case 'endorsement':
    case 'list-member':
      return formatAddress(task.address);
    case 'domain-block':
      return task.server;
    case 'followed-hashtag':
    case 'featured-hashtag':
      return `#${task.name}`;
    case 'list':
    case 'filter':
      return task.title;
    case 'bookmark':
    case 'favourite':
    case 'filter-post':
      return task.uri;
    case 'profile':
      return t('kinds.names.profile');
  }
}

export type Speech = Pick<ReturnType<typeof useWords>, 't' | 'formats'>;

/** As much as fits beside a name. */
const FIRST_WORDS = 90;
const FIRST_KEYWORDS = 6;

/**
 * How it is set, each thing in a few words; what is as a new one would be is not said.
 *
 * @param inside how many members a list has, how many posts a filter
 */
export function detailsOf(speech: Speech, task: Task, inside = 0): readonly string[] {
  const { t, formats } = speech;
  switch (task.kind) {
    case 'follow':
      return detailsOfFollow(speech, task);
    case 'mute':
      return [
        ...(task.notifications ? [] : [t('rows.notificationsKept')]),
        ...endOf(speech, task.expiresAt),
      ];
    case 'note':
      return [t('quoted', { text: firstWords(task.text) })];
    case 'list':
      return [
        t('rows.members', { count: inside, n: formats.number(inside) }),
        ...(task.repliesPolicy === 'list' ? [] : [t(`rows.replies.${task.repliesPolicy}`)]),
        ...(task.exclusive ? [t('rows.exclusive')] : []),
      ];
    case 'list-member':
      return [t('rows.onList', { title: task.title })];
    case 'filter-post':
      return [t('rows.inFilter', { title: task.title })];
    case 'filter':
      return detailsOfFilter(speech, task, inside);
    case 'profile':
      return [...(task.parts ?? [])].map((part) => t(`profile.parts.${part}`));
    case 'block':
    case 'endorsement':
    case 'domain-block':
    case 'followed-hashtag':
    case 'featured-hashtag':
    case 'bookmark':
    case 'favourite':
      return [];
  }
}

function detailsOfFollow(speech: Speech, task: TaskOf<'follow'>): readonly string[] {
  const { t } = speech;
  const { movedTo, suspended } = task;
  return [
    ...(movedTo === undefined ? [] : [t('rows.movedTo', { address: formatAddress(movedTo) })]),
    ...(suspended === true ? [t('rows.suspended')] : []),
    ...detailsOfOptions(speech, task.options),
  ];
}

function detailsOfOptions({ t, formats }: Speech, options: FollowOptions): readonly string[] {
  const { reblogs, notify, languages } = options;
  return [
    ...(reblogs === false ? [t('rows.noBoosts')] : []),
    ...(notify === true ? [t('rows.notify')] : []),
    ...(languages === undefined
      ? []
      : [t('rows.languages', { languages: formats.list(languages.map(formats.languageName)) })]),
  ];
}

function detailsOfFilter(
  speech: Speech,
  { keywords, context, action, expiresAt }: TaskOf<'filter'>,
  posts: number,
): readonly string[] {
  const { t, formats } = speech;
  const named = keywords.slice(0, FIRST_KEYWORDS).map(({ keyword }) => keyword);
  const more = keywords.length - named.length;
  return [
    ...(named.length === 0 ? [] : [t('rows.keywords', { keywords: named.join(', ') })]),
    ...(more === 0 ? [] : [t('rows.moreKeywords', { count: more, n: formats.number(more) })]),
    ...(posts === 0 ? [] : [t('rows.posts', { count: posts, n: formats.number(posts) })]),
    t(`rows.actions.${action}`),
    formats.list(context.map((place) => t(`rows.contexts.${place}`))),
    ...endOf(speech, expiresAt),
  ];
}

const endOf = ({ t, formats }: Speech, expiresAt: number | undefined): readonly string[] =>
  expiresAt === undefined ? [] : [t('rows.until', { time: formats.stamp(expiresAt) })];

/** Cut between words; what is cut away is kept, and carried whole. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  // Letter by letter: some of them are two characters.
  const letters = [...line];
  if (letters.length <= FIRST_WORDS) return line;
  return `${letters.slice(0, FIRST_WORDS).join('').replace(/ \S*$/u, '')}…`;
}

/** With what tells it from the same in another place: somebody may be on two lists. */
export function nameInFull(t: Words, task: Task): string {
  const subject = subjectOf(t, task);
  switch (task.kind) {
    case 'list-member':
      return `${subject}, ${t('rows.onList', { title: task.title })}`;
    case 'filter-post':
      return `${subject}, ${t('rows.inFilter', { title: task.title })}`;
    default:
      return subject;
  }
}
