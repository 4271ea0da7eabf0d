import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '#shared/protocol.ts';

/** What a handshake brings; null leaves it out. */
export interface Handshake {
  readonly cookie?: string | null;
  readonly origin?: string | null;
  readonly host?: string;
  /** The payload of the CONNECT packet, as text. */
  readonly auth?: string;
}

export interface RawAnswer {
  /** The packet's own text, its number taken out. */
  readonly text: string;
  readonly bytes: readonly Buffer[];
}

/** A websocket that speaks the packets of the wire by hand, and keeps every byte that comes. */
export class RawSocket {
  readonly socket: WebSocket;
  /** Everything that came, in its order. */
  readonly received: (string | Buffer)[] = [];
  closed = false;
  #asked = 0;
  readonly #answers = new Map<number, (answer: RawAnswer) => void>();
  #attached: { readonly id: number; readonly text: string; left: number; readonly bytes: Buffer[] } | null = null;

  constructor(port: number, { cookie = null, origin, host }: Handshake) {
    const named = host ?? `localhost:${port}`;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/live/?EIO=4&transport=websocket`, {
      headers: {
        host: named,
        ...(cookie === null ? {} : { cookie }),
        ...(origin === null ? {} : { origin: origin ?? `http://${named}` }),
      },
    });
    this.socket.on('message', (data: Buffer, isBinary: boolean) => this.#take(isBinary ? data : data.toString('utf8')));
    this.socket.on('close', () => {
      this.closed = true;
      for (const answer of this.#answers.values()) answer({ text: 'closed', bytes: [] });
    });
    this.socket.on('error', () => undefined);
  }

  /** Opens and connects; resolves once the server has let it in, or has not (then `refused` says what came instead). */
  static async open(port: number, handshake: Handshake): Promise<RawSocket> {
    const raw = new RawSocket(port, handshake);
    await raw.connect(handshake.auth ?? JSON.stringify({ protocol: PROTOCOL_VERSION }));
    return raw;
  }

  /** Sends the CONNECT packet as soon as the transport is open; waits for what comes of it. */
  async connect(auth: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.socket.once('open', () => this.socket.send(`40${auth}`));
      this.socket.once('close', () => resolve());
      this.socket.on('message', (data: Buffer, isBinary: boolean) => {
        if (!isBinary && /^4[04]/.test(data.toString('utf8'))) resolve();
      });
    });
  }

  /** "in", or why not. */
  get standing(): string {
    const last = this.received.find((one): one is string => typeof one === 'string' && /^4[04]/.test(one));
    if (last === undefined) return 'not answered';
    return last.startsWith('40') ? 'in' : last.slice(2);
  }

  send(text: string | Buffer): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
  }

  /** One event with an answer function; what came back, or "closed". */
  ask(event: string, message: unknown): Promise<RawAnswer> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      if (this.closed) return resolve({ text: 'closed', bytes: [] });
      this.#answers.set(id, resolve);
      this.send(`42${id}${JSON.stringify([event, message])}`);
    });
  }

  /** All frames of the audience rooms, as they came. */
  patches(): readonly string[] {
    return this.received.filter((one): one is string => typeof one === 'string' && one.startsWith('42["patch"'));
  }

  /** Everything that came, as one text; bytes that are gzipped are not opened. */
  text(): string {
    return this.received.map((one) => (typeof one === 'string' ? one : one.toString('latin1'))).join('\n');
  }

  close(): void {
    this.socket.terminate();
  }

  #take(data: string | Buffer): void {
    this.received.push(data);
    if (data === '2') return this.socket.send('3');
    if (typeof data !== 'string') return this.#attach(data);
    const answer = /^4(?:3|6(\d+)-)(\d+)(\[[\s\S]*)$/.exec(data);
    if (answer === null) return;
    const [, attachments = '0', id = '', text = ''] = answer;
    if (Number(attachments) === 0) return this.#settle(Number(id), { text, bytes: [] });
    this.#attached = { id: Number(id), text, left: Number(attachments), bytes: [] };
  }

  #attach(data: Buffer): void {
    const attached = this.#attached;
    if (attached === null) return;
    attached.bytes.push(data);
    attached.left -= 1;
    if (attached.left > 0) return;
    this.#attached = null;
    this.#settle(attached.id, attached);
  }

  #settle(id: number, answer: RawAnswer): void {
    this.#answers.get(id)?.(answer);
    this.#answers.delete(id);
  }
}
