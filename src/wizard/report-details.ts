import type { Task } from '../domain/task.ts';
import { detailsOf, type Speech } from './subject-of.ts';

/**
 * How a thing is set, with nothing cut away: a screen shows the first words of a note, a report is
 * to be kept.
 *
 * @param inside how many members a list has, how many posts a filter
 */
export function wholeDetailsOf(speech: Speech, task: Task, inside = 0): readonly string[] {
  const { t } = speech;
  switch (task.kind) {
    case 'note':
      return [t('quoted', { text: task.text })];
    case 'filter': {
      const keywords = task.keywords.map(({ keyword }) => keyword).join(', ');
      const others = detailsOf(speech, { ...task, keywords: [] }, inside);
      return [...(keywords === '' ? [] : [t('rows.keywords', { keywords })]), ...others];
    }
    case 'follow':
    case 'block':
    case 'mute':
    case 'endorsement':
    case 'list-member':
    case 'domain-block':
    case 'followed-hashtag':
    case 'featured-hashtag':
    case 'list':
    case 'bookmark':
    case 'favourite':
    case 'filter-post':
    case 'profile':
      return detailsOf(speech, task, inside);
  }
}
