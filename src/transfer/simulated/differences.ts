import type { Task } from '../../domain/task.ts';
import { isSoon, targetOf } from './expected.ts';
import type { Life } from './life.ts';
import { nameOf } from './people.ts';
import { pictureOf } from './picture.ts';
import type { World } from './world.ts';

/** What ended otherwise than in a life without interruptions. */
export function differencesOf(world: World, calm: Life, life: Life): readonly string[] {
  const isShut = calm.server.seen.lookUpsShut || life.server.seen.lookUpsShut;
  const outcomesIn = ({ report }: Life) =>
    new Map(
      report.rows.map(({ task, outcome }) => {
        const name = nameOf(outcome);
        // Only a look-up tells who is suspended; where none could be had, nobody is told.
        return [task.id, isShut && name === 'suspended' ? 'not-found' : name];
      }),
    );
  const chance = chanceIn(world);
  const isChance = (name: string) => chance.has(name) || chance.has(name.replace(/ \d+$/, ''));
  return [
    ...otherwise(outcomesIn(calm), outcomesIn(life)),
    ...otherwise(pictureOf(calm.server.account), pictureOf(life.server.account)),
  ];

  function otherwise(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>) {
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
      if (isChance(name) || was.get(name) === is.get(name)) return [];
      return [`${name}: ${is.get(name)}, and undisturbed ${was.get(name)}`];
    });
  }
}

/**
 * What is decided on the way, by name: whether it ends in time, for which hashtags there is place,
 * whose options are those of two rows for one person.
 */
function chanceIn(world: World): ReadonlySet<string> {
  const chance = new Set<string>();
  const led = new Set<string>();
  for (const task of world.tasks.values()) {
    for (const name of namesOf(task, world, led)) chance.add(name);
  }
  return chance;
}

function namesOf(task: Task, world: World, led: Set<string>): readonly string[] {
  switch (task.kind) {
    case 'mute':
      if (!isSoon(task.expiresAt, world)) return [];
      return [task.id, `mute ${targetOf(task, world)}`];
    case 'filter':
      return isSoon(task.expiresAt, world) ? [task.id, `filter ${task.title}`] : [];
    case 'filter-post': {
      const filter = world.tasks.get(task.filter);
      const isOne = filter?.kind === 'filter' && isSoon(filter.expiresAt, world);
      return isOne ? [task.id] : [];
    }
    case 'featured-hashtag':
      if (world.fits['featured-hashtag']) return [];
      return [task.id, `featured-hashtag ${task.name.toLowerCase()}`];
    case 'list':
    case 'list-member':
      return world.fits.list ? [] : [task.id, `list ${task.title}`];
    case 'follow': {
      const target = targetOf(task, world);
      if (led.has(target)) return [`follow ${target}`];
      led.add(target);
      return [];
    }
    default:
      return [];
  }
}
