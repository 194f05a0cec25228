import type { Task, TaskId, TaskOf } from '../domain/task.ts';

/** One filter of `custom_filters.json`, field by field (mastodon.md §7.3). */
type WrittenFilter = {
  readonly title: string;
  readonly expires_at: string | null;
  readonly context: readonly string[];
  readonly action: string;
  readonly keywords_attributes: readonly {
    readonly keyword: string;
    readonly whole_word: boolean;
  }[];
  readonly statuses: readonly string[];
};

/**
 * `custom_filters.json` of 4.6 and later, at most `most` filters in each text. Posts are written with
 * their filter, which has to be among the tasks. `sameTitles`: as they are, though an import would
 * take two of one title for one.
 */
export function writeFilters(
  tasks: readonly Task[],
  most: number,
  { sameTitles = false }: { readonly sameTitles?: boolean } = {},
): readonly string[] {
  const filters = tasks.filter((task): task is TaskOf<'filter'> => task.kind === 'filter');
  const posts = postsByFilter(tasks);
  const titleOf = sameTitles ? (filter: TaskOf<'filter'>) => filter.title : createTitles();
  const written = filters.map((filter) =>
    writeFilter({ ...filter, title: titleOf(filter) }, posts.get(filter.id) ?? []),
  );
  const texts: string[] = [];
  for (let start = 0; start < written.length; start += most) {
    texts.push(JSON.stringify({ custom_filters: written.slice(start, start + most) }));
  }
  return texts;
}

/**
 * The import takes two filters of one title and the same places for one, and lets the later replace
 * the earlier [mastodon: app/services/bulk_import_row_service.rb]: the later gets a number.
 */
function createTitles(): (filter: TaskOf<'filter'>) => string {
  const seen = new Map<string, number>();
  return ({ title, context }) => {
    const name = JSON.stringify([title, context]);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? title : `${title} (${nth})`;
  };
}

function postsByFilter(tasks: readonly Task[]): ReadonlyMap<TaskId, readonly string[]> {
  const posts = new Map<TaskId, string[]>();
  for (const task of tasks) {
    if (task.kind !== 'filter-post') continue;
    const known = posts.get(task.filter) ?? [];
    posts.set(task.filter, known);
    known.push(task.uri);
  }
  return posts;
}

function writeFilter(
  { title, context, action, expiresAt, keywords }: TaskOf<'filter'>,
  posts: readonly string[],
): WrittenFilter {
  return {
    title,
    expires_at: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
    context,
    action,
    keywords_attributes: keywords.map(({ keyword, wholeWord }) => ({
      keyword,
      whole_word: wholeWord,
    })),
    statuses: posts,
  };
}
