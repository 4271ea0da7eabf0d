import type { RandomBytes } from '#server/identity/tokens.ts';
import { hashCode } from '#server/identity/worker-links.ts';
import type { Driver, Player } from './driver.ts';
import { hashOf, type Marigold } from './marigold.ts';
import { LINKED_WORKER } from './marigold-people.ts';

export interface LinkParts {
  readonly driver: Driver;
  readonly marigold: Marigold;
  readonly url: string;
  readonly random: RandomBytes;
  /** The linked worker's page, made while she was asked. */
  readonly workerPage: string;
  /** A day pass is for who has said yes and is not yet stood down. */
  readonly withPass: boolean;
}

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
  console.log(`  worker    ${parts.workerPage}`);
  console.log(
    parts.withPass ? `  ${''.padEnd(9)} her day pass, read out by her coordinator: ${await dayPass(parts)}\n` : '',
  );
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

/** An answer link as her coordinator makes it; gives the page to open. */
export async function workerPage({
  driver,
  marigold,
  url,
  random,
}: Pick<LinkParts, 'driver' | 'marigold' | 'url' | 'random'>): Promise<string> {
  const { operation, coordinators, assignments } = marigold;
  const assignmentId = assignments.get(LINKED_WORKER) ?? '';
  const secret = Buffer.from(random(32)).toString('base64url');
  const payload = { assignmentId, tokenHash: hashOf(secret) };
  await driver.operation(operation, coordinators.romanianDesk, 'coordinator', 'IssueAnswerLink', payload);
  return `${hostNamed(url, 'worker')}/w#${operation}.${assignmentId}.${secret}`;
}

async function dayPass({ driver, marigold: { operation, coordinators, assignments } }: LinkParts): Promise<string> {
  const assignmentId = assignments.get(LINKED_WORKER) ?? '';
  const payload = { assignmentId, codeHash: hashCode(operation, assignmentId, PASS_CODE) };
  await driver.operation(operation, coordinators.romanianDesk, 'coordinator', 'IssueDayPass', payload);
  return PASS_CODE;
}

/** The same server under a host name of its own, so that its cookie is its own. */
function hostNamed(url: string, host: string): string {
  const { port } = new URL(url);
  return `http://${host}.localhost:${port}`;
}
