import type { OutcomeCode } from '../src/domain/outcome.ts';
import { fill } from './crossing.ts';
import type { WizardWords } from './words.ts';

/** How a person to follow may end in the report. */
export type Ending = {
  readonly code: FollowCode;
  /** Where they are now, if they had moved. */
  readonly at?: string;
};

type FollowCode = Extract<
  OutcomeCode,
  | 'done'
  | 'already'
  | 'waiting'
  | 'not-found'
  | 'suspended'
  | 'moved-away'
  | 'refused'
  | 'self'
  | 'by-file'
  | 'left-out'
  | 'passing'
>;

/** The same in the page's words. */
export function wordsOfEnding({ outcomes }: WizardWords, { code, at = '' }: Ending): string {
  switch (code) {
    case 'done':
    case 'already': {
      const what = outcomes[code].follow;
      return at === '' ? what : fill(outcomes.as, { what, address: at });
    }
    case 'waiting':
      return at === '' ? outcomes.waiting : fill(outcomes.waitingAs, { address: at });
    case 'moved-away':
      return fill(outcomes['moved-away'], { address: at });
    case 'not-found':
    case 'passing':
      return outcomes[code].person;
    case 'refused':
      return outcomes.refused.follow;
    case 'suspended':
    case 'self':
    case 'by-file':
    case 'left-out':
      return outcomes[code];
  }
}
