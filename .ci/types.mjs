// Four type checks. The narrow ones compile a room with fewer platform types, so that
// a line in the wrong room does not compile; what they print says where it belongs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

const checks = [
  ['tsconfig.json', ''],
  [
    'src/domain/tsconfig.json',
    'src/domain is compiled without a browser: no network, clock, storage or page exists there. ' +
      'A request belongs in src/mastodon, waiting in src/transfer, keeping in src/storage.',
  ],
  ['src/tsconfig.engine.json', noPage('src/mastodon, src/transfer and src/practice')],
  // Apart from the others: the types of Papa Parse bring Node's along.
  ['src/archive/tsconfig.json', noPage('src/archive')],
];

function noPage(rooms) {
  return (
    `Compiled without the DOM: ${rooms}. What touches document, window or localStorage ` +
    'belongs in src/ui, src/wizard, src/storage or src/app.'
  );
}

let failed = false;
for (const [project, lesson] of checks) {
  const { status } = spawnSync(process.execPath, [tsc, '--project', project], { stdio: 'inherit' });
  if (status === 0) continue;
  failed = true;
  if (lesson !== '')
    console.error(`\n${project}: ${lesson}\nSee src/README.md, "Where do I belong?".\n`);
}
process.exit(failed ? 1 : 0);
