import { createServer } from 'vite';
import { demoWorld } from '../src/practice/demo-world.ts';
import { createNetwork } from '../src/practice/network.ts';
import { startServer } from './servers.ts';
import { readOptions, type ServerWish } from './start-options.ts';

const PAGE = 4100;

/** The page with two pretend servers, for a newcomer to make the crossing at once. */
export async function start(args: readonly string[] = []): Promise<void> {
  try {
    const wishes = readOptions(args);
    const world = demoWorld(wishes.people);
    const shared = {
      people: world.people,
      now: () => Date.now(),
      wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
      network: createNetwork(),
    };
    const [old, fresh] = await Promise.all([
      startServer('ancien', 4101, {
        title: 'Ancien',
        locale: 'fr',
        accounts: world.old,
        ...shared,
        ...wishes.old,
      }),
      startServer('nouveau', 4102, {
        title: 'Nouveau',
        accounts: world.new,
        ...shared,
        ...wishes.fresh,
      }),
    ]);
    const vite = await createServer({
      server: { host: '127.0.0.1', port: PAGE, strictPort: true, allowedHosts: ['.localhost'] },
    });
    await vite.listen();
    const page = `http://transhumance.localhost:${PAGE}`;
    console.log(`
  The page        ${page}/?to=${fresh.server}
  Old server      ${old.origin}   ${nameOf(wishes.old)}, sign in as alice@ancien.example / password
  New server      ${fresh.origin}   ${nameOf(wishes.fresh)}, sign in as alice@nouveau.example / password
  The file to drop: sign in on ${old.origin}/settings/export, then “CSV”.

  Ctrl-C stops all three.
`);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const said = error instanceof Error ? error.message : String(error);
    console.error(
      taken || /already in use/.test(said)
        ? `One of the ports ${PAGE} to ${PAGE + 2} is taken: stop what uses it, then start again.`
        : said,
    );
    process.exit(1);
  }
}

const nameOf = ({ software, version = 'newest' }: ServerWish) => `${software} ${version}`;
