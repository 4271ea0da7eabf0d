import { afterAll, describe, expect, test } from '@jest/globals';
import { Agent, request } from 'node:http';
import { randomOf } from '../support/harness/hidden-histories.ts';
import { FuzzGrammar } from './fuzz-grammar.ts';
import { endStorms, look, type Opened, start, stormSize, type StormServer } from './storm.ts';

const SEED = Number(process.env['MUSTER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const REQUESTS = stormSize();
const AT_ONCE = 16;
const MOST_GROWTH = 100 * 1_048_576;

afterAll(endStorms);

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

const pathsOf = ({ stream }: Opened): readonly string[] => [
  `/api/streams/${stream}/commands?as=lead`,
  `/api/streams/${stream}/commands?as=desk`,
  `/api/streams/${stream}/commands?as=%00`,
  '/api/streams/directory/commands?as=administrator',
  '/api/streams/operation/AAAAAAAAAAA/commands?as=lead',
  '/api/streams/agency/__proto__/commands?as=coordinator',
  `/api/streams/agency/AAAAAAAAAAA/people/constructor/phone?as=coordinator`,
  '/api/streams/operation/AAAAAAAAAAA/assignments/__proto__/mail-link?as=coordinator',
  '/api/link/look',
  '/api/worker/open',
  '/api/worker/pass',
  '/api/sessions/__proto__/end',
  '/api/%2e%2e/%2e%2e/etc/passwd',
  '/api/nowhere?__proto__[isLead]=1&as=lead&as=desk',
];

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One request as it is; null where the connection was ended without an answer. */
function ask(opened: Opened, cookie: string, path: string, body: string): Promise<Answer | null> {
  const headers = {
    'content-type': 'application/json',
    'x-muster': '1',
    origin: opened.url,
    cookie,
    host: new URL(opened.url).host,
  };
  return new Promise((resolve) => {
    const asking = request(
      { agent, host: '127.0.0.1', port: opened.port, path, method: 'POST', headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asking.on('error', () => resolve(null));
    asking.end(body);
  });
}

interface Storm {
  readonly faults: readonly string[];
  readonly figures: string;
}

/** What a storm of requests did to the server, and what its answers were worth. */
async function storm(server: StormServer, requests: number, isPlain: (answer: Answer) => boolean): Promise<Storm> {
  const { opened } = server;
  const paths = pathsOf(opened);
  const statuses = new Map<number, number>();
  let left = requests;
  let odd = 0;
  const before = await look(server);
  const work = async (index: number): Promise<void> => {
    const random = randomOf(SEED + index);
    const grammar = new FuzzGrammar(random, opened);
    const cookie = opened.cookies[index % opened.cookies.length] ?? '';
    while (left > 0) {
      left -= 1;
      const answer = await ask(opened, cookie, paths[Math.floor(random() * paths.length)] ?? '/', grammar.body());
      statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
      if (answer === null || !isPlain(answer)) odd += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)));
  const after = await look(server);
  const growth = (after?.rss ?? 0) - (before?.rss ?? 0);
  return {
    faults: [
      ...(after === null ? ['the process ended'] : []),
      ...(after?.isClean === false ? ['a prototype was altered'] : []),
      ...(growth > MOST_GROWTH ? [`memory grew by ${growth} bytes`] : []),
      ...(odd > 0 ? [`${odd} answers were no plain refusal`] : []),
      ...([400, 401, 404].every((status) => statuses.has(status)) ? [] : ['the storm fell short']),
    ],
    figures: `${requests} requests, answers ${JSON.stringify(Object.fromEntries(statuses))}, memory grew by ${Math.round(growth / 1_048_576)} MB`,
  };
}

/** An answer is a reply or a refusal of the fixed form, never a fault of the server's own. */
const isPlain = ({ status, text }: Answer): boolean =>
  status < 500 && /^\{("ok"|"code"|"operationId"|"now"|"purpose")/.test(text);

describe('bad requests', () => {
  test('WI14 R18 change nothing: every answer is a plain one, a clean prototype, memory that does not grow', async () => {
    console.log(`R18: seed ${SEED}`);
    const { faults, figures } = await storm(await start(), REQUESTS, isPlain);
    console.log(`R18 over HTTP: ${figures}`);
    expect(faults).toEqual([]);
  }, 600_000);

  test('WI14 R18 an answer that is none of ours is caught', async () => {
    const { faults } = await storm(await start(), 500, (answer) => isPlain(answer) && answer.status !== 404);
    expect(faults.join()).toMatch(/answers were no plain refusal/);
  }, 60_000);
});
