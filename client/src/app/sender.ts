import { envelopeOf, type Order } from '../connection/command-types.ts';
import type { Connection } from '../connection/socket.ts';
import { postCommand } from '../connection/http.ts';
import type { Reply } from '#shared/protocol.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';

/** How long (ms) a command waits for a page that is just being joined, and for contact to return once it was sent. */
const WAITS = { join: 4000, return: 15_000 } as const;
const MOST_TRIES = 3;

export interface SenderParts {
  readonly connection: Pick<Connection, 'wayTo' | 'send' | 'state'>;
  readonly now: () => number;
  /** The server said that the session is over. */
  readonly ended: (why: Refusal) => void;
  readonly post?: typeof postCommand;
}

/** Gets commands to the server by whatever way there is; the id stays the same however often one is sent. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #post: typeof postCommand;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#post = parts.post ?? postCommand;
  }

  /** Whether a command could be sent at this moment. */
  ready(stream: string, as: ActingRole): boolean {
    return this.#parts.connection.wayTo(stream, as) !== 'wait';
  }

  /** Sends once. Null where it could not be sent or was not answered. */
  async once(order: Order, as: ActingRole): Promise<Reply | null> {
    const { connection, now, ended } = this.#parts;
    const way = connection.wayTo(order.stream, as);
    if (way === 'wait') return null;
    if (way === 'socket') {
      const reply = await connection.send(envelopeOf(order, now()));
      // The server may just have let the socket go of the stream. By HTTP it looks at the rights alone.
      if (reply?.ok !== false || reply.refusal.code !== 'not_for_you') return reply;
    }
    const reply = await this.#post(envelopeOf(order, now()), as);
    if (reply?.ok === false && reply.refusal.code === 'signed_out') ended(reply.refusal);
    return reply;
  }

  /**
   * Sends until there is an answer, within reason. A command that was sent and not answered may be recorded: it is sent
   * again under its id, and the answer is that of the first time. Never rejects.
   */
  async send(order: Order, as: ActingRole): Promise<Reply> {
    const unavailable: Reply = { ok: false, id: order.id, refusal: refusal('unavailable') };
    if (this.#parts.connection.state().kind !== 'offline') await this.#whenReady(order.stream, as, WAITS.join);
    for (let tries = 0; tries < MOST_TRIES && this.ready(order.stream, as); tries += 1) {
      const reply = await this.once(order, as);
      if (reply !== null) return reply;
      await this.#whenReady(order.stream, as, WAITS.return);
    }
    return unavailable;
  }

  /** Resolves as soon as the way is there, or when it has been waited for long enough. */
  #whenReady(stream: string, as: ActingRole, longest: number): Promise<void> {
    if (this.ready(stream, as)) return Promise.resolve();
    return new Promise((resolve) => {
      const look = setInterval(() => this.ready(stream, as) && done(), 100);
      const stop = setTimeout(() => done(), longest);
      const done = (): void => {
        clearInterval(look);
        clearTimeout(stop);
        resolve();
      };
    });
  }
}
