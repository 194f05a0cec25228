import { type Holdings, holdingsIn } from '../../domain/holdings.ts';
import { type AnyReadPage, READINGS, type Reading } from '../../domain/reading.ts';
import { nextQuestion } from '../../domain/snapshot-progress.ts';
import type { ServerSide } from './server.ts';

/** Everything the account has, as reading it without a hitch would tell. */
export function holdingsOf(side: ServerSide): Holdings {
  const pages = new Map<Reading, AnyReadPage[]>();
  for (const reading of READINGS) {
    for (;;) {
      const question = nextQuestion(pages, reading);
      if (question === undefined) break;
      const { number, cursor, ids } = question;
      const { next, ...told } = side[reading](cursor, ids).value;
      const page = {
        ...{ reading, number, ...told },
        ...(ids.length === 0 ? {} : { asked: ids }),
        ...(next === undefined ? {} : { next }),
      } as AnyReadPage;
      pages.set(reading, [...(pages.get(reading) ?? []), page]);
    }
  }
  return holdingsIn(pages);
}
