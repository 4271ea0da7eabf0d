import type { RandomBytes } from '#server/identity/tokens.ts';
import { hashCode } from '#server/identity/worker-links.ts';
import type { Driver, Player } from './driver.ts';
import { hashOf, type Marigold } from './marigold.ts';

export interface LinkParts {
  readonly driver: Driver;
  readonly marigold: Marigold;
  readonly url: string;
  readonly random: RandomBytes;
}

/** The one worker whose answer link and day pass are printed. */
export const LINKED_WORKER = 'Ioana Field';
const PASS_CODE = 'K7MPWXR4';

/** Issues one-use sign-in links, as an administrator does, and prints them; and a worker's link as her coordinator makes it. */
export async function printLinks(parts: LinkParts): Promise<void> {
  const { marigold } = parts;
  const { operation } = marigold;
  const roles: readonly (readonly [host: string, player: Player | undefined, page: string])[] = [
    ['lead', marigold.lead, `/o/${operation}/board`],
    ['desk', marigold.desk, `/o/${operation}/board?as=desk`],
    ['loggist', marigold.loggist, `/o/${operation}/board`],
    ['observer', marigold.observer, `/o/${operation}/board`],
    ['field', marigold.updaters[0], `/o/${operation}/field`],
    ['field2', marigold.updaters[1], `/o/${operation}/field`],
    ['agency', marigold.coordinators.romanianDesk, `/o/${operation}/agency`],
    ['admin', marigold.administrator, '/administration'],
  ];
  console.log('\nOpen these, each once; every one keeps its own sign-in:\n');
  for (const [host, player, page] of roles) {
    if (player === undefined) continue;
    console.log(`  ${host.padEnd(9)} ${await signInLink(parts, player, host)}`);
    console.log(`  ${''.padEnd(9)} then ${page}`);
  }
  console.log(`  worker    ${await workerLink(parts)}`);
  console.log(`  ${''.padEnd(9)} her day pass, read out by her coordinator: ${PASS_CODE}\n`);
}

async function signInLink({ driver, marigold, url, random }: LinkParts, player: Player, host: string): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url');
  await driver.directory(marigold.administrator, 'IssueLink', {
    accountId: player.accountId,
    tokenHash: hashOf(token),
    purpose: 'sign_in',
  });
  return `${hostNamed(url, host)}/link#${token}`;
}

async function workerLink({ driver, marigold, url, random }: LinkParts): Promise<string> {
  const { operation, coordinators, assignments } = marigold;
  const assignmentId = assignments.get(LINKED_WORKER) ?? '';
  const secret = Buffer.from(random(32)).toString('base64url');
  const token = `${operation}.${assignmentId}.${secret}`;
  const desk = coordinators.romanianDesk;
  await driver.operation(operation, desk, 'coordinator', 'IssueAnswerLink', { assignmentId, tokenHash: hashOf(token) });
  await driver.operation(operation, desk, 'coordinator', 'IssueDayPass', {
    assignmentId,
    codeHash: hashCode(operation, assignmentId, PASS_CODE),
  });
  return `${hostNamed(url, 'worker')}/w#${token}`;
}

/** The same server under a host name of its own, so that its cookie is its own. */
function hostNamed(url: string, host: string): string {
  const { port } = new URL(url);
  return `http://${host}.localhost:${port}`;
}
