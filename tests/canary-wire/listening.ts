import { gunzipSync } from 'node:zlib';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { RawSocket } from '../gateway/raw-socket.ts';
import type { Scenario, Seat } from './scenario.ts';

/** One seat's ears: a socket that joined everything it may, and whatever else was asked in its name. */
export class Listener {
  readonly seat: Seat;
  readonly socket: RawSocket;
  readonly heard: string[] = [];
  /** Answers to what was refused, kept apart: they may hold no secret at all. */
  readonly refusals: string[] = [];
  readonly #port: number;

  private constructor(seat: Seat, socket: RawSocket, port: number) {
    this.seat = seat;
    this.socket = socket;
    this.#port = port;
  }

  static async open(seat: Seat, port: number): Promise<Listener> {
    const listener = new Listener(seat, await RawSocket.open(port, { cookie: seat.cookie }), port);
    for (const { stream, as } of seat.reads) {
      const answer = await listener.socket.ask('join', { stream, as });
      if (!answer.text.includes('"ok":true')) throw new Error(`${seat.name} may not join ${stream}: ${answer.text}`);
    }
    return listener;
  }

  /** Whoever was told to join again does so, as any client would. */
  async joinAgain(): Promise<void> {
    for (const { stream, as } of this.seat.reads) await this.socket.ask('join', { stream, as });
  }

  /** Everything that may hold what this seat may see, every welcome opened. */
  bytes(): string {
    return [...this.socket.received.map(opened), ...this.heard].join('\n');
  }

  async get(path: string): Promise<string> {
    return this.#call('GET', path);
  }

  async #call(method: string, path: string, body?: string): Promise<string> {
    const origin = `http://localhost:${this.#port}`;
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { cookie: this.seat.cookie, origin, 'x-muster': '1', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    return `${headers}\n\n${await response.text()}`;
  }

  /** The same cut over HTTP, and what it says of oneself. */
  async look({ stream, ids }: Scenario): Promise<void> {
    if (this.seat.name === 'lead') for (const path of previews(stream, ids)) this.heard.push(await this.get(path));
    for (const { stream, as } of this.seat.reads)
      this.heard.push(await this.get(`/api/streams/${stream}/view?as=${as}`));
    for (const path of ['/api/me', '/api/operations', '/api/sessions', '/api/worker/me'])
      this.heard.push(await this.get(path));
  }

  /** Every command there is, about other people's things and in no right form; over the socket and over HTTP. */
  async provoke({ stream, ids }: Scenario): Promise<void> {
    const names = [
      'addressId',
      'siteId',
      'teamId',
      'memberId',
      'requirementId',
      'requestId',
      'assignmentId',
      'showingId',
      'noticeId',
      'contestId',
      'entryId',
      'assistanceId',
      'agencyId',
      'personId',
      'accountId',
      'postId',
      'taskId',
      'contingencyId',
      'channelId',
      'warrantId',
      'riskId',
      'drawingId',
      'usualNeedId',
      'staffId',
      'dateId',
      'importId',
      'turnId',
      'capacityId',
      'dutyId',
    ];
    const things = Object.values(ids);
    const types = [OPERATION_COMMANDS, AGENCY_COMMANDS, DIRECTORY_COMMANDS].flatMap((all) => Object.keys(all));
    const at = Date.now();
    for (const [index, type] of types.entries()) {
      const thing = things[index % things.length];
      const payload = Object.fromEntries(names.map((name) => [name, thing]));
      const id = `provoked${String(index).padStart(3, '0')}`;
      const envelope = { id, stream, type, version: 1, payload, occurredAt: at, sentAt: at };
      const socketOnly = this.socket.received.length;
      await this.socket.ask('command', envelope);
      this.refusals.push(
        ...this.socket.received
          .slice(socketOnly)
          .filter((one) => String(one).startsWith('43'))
          .map(opened),
      );
      if (index % 6 !== 0) continue;
      const [as] = this.seat.reads.map((one) => one.as);
      this.refusals.push(
        await this.#call('POST', `/api/streams/${stream}/commands?as=${as}`, JSON.stringify(envelope)),
      );
    }
    for (const other of [stream, 'directory', `agency/${ids['H']}`, `agency/${ids['K']}`, 'operation/AAAAAAAAAAA'])
      for (const as of ['lead', 'field', 'coordinator', 'administrator', 'worker'])
        if (!this.seat.reads.some((one) => one.stream === other && one.as === as)) {
          this.refusals.push((await this.socket.ask('join', { stream: other, as })).text);
          this.refusals.push(await this.get(`/api/streams/${other}/view?as=${as}`));
        }
    for (const body of ['{', '{"__proto__":{}}', `{"a":"${'x'.repeat(70_000)}"}`, '[]'])
      this.refusals.push(await this.#call('POST', `/api/streams/${stream}/commands?as=lead`, body));
    for (const path of [
      '/api/nothing',
      `/api/streams/${stream}`,
      '/api/streams/operation/x/view?as=lead',
      '/live',
      '/%00',
    ])
      this.refusals.push(await this.get(path));
  }
}

/** What the lead may look at of each agency's view: a moment ago, and when what is planned is shown. */
const previews = (stream: string, ids: Scenario['ids']): readonly string[] =>
  [`agencyId=${ids['H']}`, `agencyId=${ids['K']}`, `agencyId=${ids['H']}&unitId=${ids['U1']}`].flatMap((whose) =>
    [Date.now() - 1, Date.now() + 12 * 3_600_000].map(
      (at) => `/api/streams/${stream}/seen-as?as=lead&${whose}&at=${at}`,
    ),
  );

/** One message as text, unzipped where it is zipped. */
function opened(one: string | Buffer): string {
  if (typeof one === 'string') return one;
  return one[0] === 0x1f && one[1] === 0x8b ? gunzipSync(one).toString('utf8') : one.toString('latin1');
}
