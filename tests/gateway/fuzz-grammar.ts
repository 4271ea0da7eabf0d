import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { ACTING_ROLES, SOURCES, STEPS } from '#shared/vocabulary.ts';

/** What frames speak of: some of it is there, some is not. */
export interface FuzzWorld {
  readonly stream: string;
  readonly addresses: readonly string[];
}

/** A frame to send, as text or bytes. */
export type FuzzFrame = string | Buffer;

const HOSTILE_STRINGS = [
  '',
  '\u0000',
  '\uD800',
  '\u202Eexe.lead',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  "'; DROP TABLE commits; --",
  '{"$gt":""}',
  'a'.repeat(5_000),
  '\u{1F600}'.repeat(600),
  'operation/AAAAAAAAAAA',
  'sessions/2026-11-24',
];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'.split('');
const HOSTILE_NUMBERS = ['-1', '0', '1.5', '1e400', '-1e400', '9007199254740993', '1e-7', '999999999999999999999'];

/** Frames out of a grammar: mostly nearly right, so that they come far before they are refused. */
export class FuzzGrammar {
  readonly #random: () => number;
  readonly #world: FuzzWorld;
  #asked = 0;

  constructor(random: () => number, world: FuzzWorld) {
    this.#random = random;
    this.#world = world;
  }

  /** One frame. `deadly` ones end their connection by being no packet at all. */
  frame(): FuzzFrame {
    const dice = this.#random();
    if (dice < 0.02) return this.#deadly();
    if (dice < 0.05) return this.#oddPacket();
    this.#asked += 1;
    const event = this.#pick([
      'join',
      'join',
      'leave',
      'command',
      'command',
      'command',
      'command',
      'patch',
      'error',
      '__proto__',
    ]);
    const message = event === 'command' ? this.#command() : this.#join();
    const answer = this.#random() < 0.9 ? String(this.#asked) : '';
    return `42${answer}["${event}",${this.#mutated(message)}${this.#random() < 0.05 ? ',7' : ''}]`;
  }

  /** A body for one of the routes over HTTP. */
  body(): string {
    return this.#mutated(this.#random() < 0.7 ? this.#command() : this.#credentials());
  }

  #credentials(): string {
    const word = () => this.#pick(HOSTILE_STRINGS);
    return this.#pick([
      JSON.stringify({ name: word(), password: word() }),
      JSON.stringify({ token: word(), password: word() }),
      JSON.stringify({ code: word() }),
    ]);
  }

  #deadly(): FuzzFrame {
    return this.#pick<FuzzFrame>([
      Buffer.from([1, 2, 3]),
      '4x',
      '7',
      '45["x"]',
      '42{"a":1}',
      '42["connect"]',
      '42[',
      '40/nowhere,',
      `42["command","${'x'.repeat(66_000)}"]`,
      '451-["join",{"_placeholder":true,"num":9}]',
      '49999999999-',
      '44{}',
      '41',
      '1',
    ]);
  }

  #oddPacket(): FuzzFrame {
    return this.#pick([
      '3',
      '2',
      '43[]',
      '4312["x"]',
      '42[7]',
      '42[7,8,9]',
      '42["error"]',
      '42["nonsense",1]',
      '6',
      '42["join"]',
    ]);
  }

  #join(): string {
    return JSON.stringify({
      stream: this.#pick([this.#world.stream, 'directory', 'operation/AAAAAAAAAAA', 'agency/AAAAAAAAAAA']),
      as: this.#pick(ACTING_ROLES),
      ...(this.#random() < 0.3 && { cursors: [[this.#pick(['abcdefgh', 'x', '']), Math.floor(this.#random() * 1e6)]] }),
    });
  }

  #command(): string {
    const at = Date.now();
    const id = Array.from({ length: 11 }, () => this.#pick(LETTERS)).join('');
    const addressId = this.#random() < 0.7 ? this.#pick(this.#world.addresses) : 'AAAAAAAAAAA';
    const source = this.#pick(SOURCES);
    const [type, payload] = this.#pick<readonly [string, object]>([
      ['WriteLogEntry', { sight: 'command', addressId, text: this.#pick(HOSTILE_STRINGS), source }],
      ['ReportStep', { addressId, step: this.#pick(STEPS), reached: this.#random() < 0.5, source }],
      ['ReportCount', { addressId, count: 'found', number: Math.floor(this.#random() * 300), source }],
      ['EditAddress', { addressId, fields: { hazards: { from: '', to: this.#pick(HOSTILE_STRINGS) } } }],
      ['RaiseAssistance', { addressId, detail: '', source }],
      [this.#pick(Object.keys(OPERATION_COMMANDS)), { addressId, reason: this.#pick(HOSTILE_STRINGS) }],
      [this.#pick(['FoundDirectory', 'BeginSession', 'SpendLink', 'constructor', 'Obliterate']), {}],
    ]);
    // Seldom recorded, so that what grows is not the operation itself.
    const version = this.#random() < 0.02 ? 1 : this.#pick([0, 1, 1, 2, 99, 100]);
    const stale =
      this.#random() < 0.95 ? { sentAt: this.#pick([at, 0, 4e15]), occurredAt: at } : { sentAt: at, occurredAt: at };
    return JSON.stringify({ id, stream: this.#world.stream, type, version, payload, ...stale });
  }

  /** The text with one hostile thing put somewhere. */
  #mutated(json: string): string {
    switch (Math.floor(this.#random() * 12)) {
      case 0:
        return json.replace('{', `{"__proto__":{"isLead":true},"constructor":{"prototype":{"isLead":true}},`);
      case 1:
        return `${'{"a":'.repeat(3_000)}${json}${'}'.repeat(3_000)}`;
      case 2:
        return `[${json}${',[]'.repeat(3_000)}]`;
      case 3:
        return json.replace(/\d{3,}/, this.#pick(HOSTILE_NUMBERS));
      case 4:
        return json.replace(/"[^"]*"(?=[,}])/, JSON.stringify(this.#pick(HOSTILE_STRINGS)));
      case 5:
        return json.replace(/"[^"]*"(?=:)/, JSON.stringify(this.#pick(HOSTILE_STRINGS)));
      case 6:
        return this.#pick(['null', '[]', '""', 'true', '7', '{}', `"${'\\u0000'.repeat(2_000)}"`]);
      case 7:
        return json.replace(/:\{/, `:${'['.repeat(2_000)}${']'.repeat(2_000)},"x":{`);
      default:
        return json;
    }
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }
}
