import { specFaults } from './spec-check.ts';
import { checkStep, conclude, faultStep, jestStep, type Outcome, ROOT, scriptStep } from './steps.ts';

const HELP = `npm test: everything that CI runs: format, lint, types, rules, build, the rooms' tests and the browser's.

  --help   this text

The last line is "N passed, N failed". For one room only: npm run check -- ROOM.`;

/** Every check and every test, in order; what fails does not stop the rest from being seen. */
async function testEverything(): Promise<readonly Outcome[]> {
  return [
    await checkStep('format', 'oxfmt', ['--check', '.']),
    await checkStep('lint', 'oxlint', ['--type-aware']),
    await checkStep('types', 'tsc', ['-b']),
    await faultStep('rules', () => specFaults(ROOT)),
    await scriptStep('build', 'scripts/build.ts', []),
    await jestStep('rooms', ['--selectProjects', 'rooms', '--maxWorkers=2']),
    await jestStep('browser', ['--selectProjects', 'browser', '--maxWorkers=2']),
  ];
}

if (process.argv.includes('--help')) console.log(HELP);
else conclude(await testEverything());
