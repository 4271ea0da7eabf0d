import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkStep, conclude, jestStep, type Outcome, ROOT } from './steps.ts';

const HELP = `npm run check -- ROOM: format, lint, types and tests of one room, in under a minute.

  ROOM     a folder of tests/: log, domain, planning, access, live, gateway, identity, board, plan, field, …
  --help   this text`;

/** Where a room's code stands: on the server, in the client, or among what both share. */
function foldersOf(room: string): readonly string[] {
  return [`server/src/${room}`, `client/src/${room}`, `shared/src/${room}`, `tests/${room}`].filter((folder) =>
    existsSync(join(ROOT, folder)),
  );
}

async function checkRoom(room: string): Promise<readonly Outcome[]> {
  const folders = foldersOf(room);
  return [
    await checkStep('format', 'oxfmt', ['--check', ...folders]),
    await checkStep('lint', 'oxlint', ['--type-aware', ...folders]),
    await checkStep('types', 'tsc', ['-b']),
    // The largest storms are the whole run's; here a few thousand tell as much in a moment.
    await jestStep(room, [`tests/${room}/`, '--selectProjects', 'rooms', '--maxWorkers=2'], { MUSTER_SHORT: 'yes' }),
  ];
}

const [room] = process.argv.slice(2);
if (room === undefined || room === '--help') {
  console.log(HELP);
  process.exitCode = room === undefined ? 2 : 0;
} else if (!/^[a-z-]+$/.test(room) || foldersOf(room).length === 0) {
  console.error(`There is no room called that.\n${HELP}`);
  process.exitCode = 2;
} else {
  conclude(await checkRoom(room));
}
