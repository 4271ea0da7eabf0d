import { randomBytes } from 'node:crypto';
import { idFromBytes } from '#shared/ids.ts';
import type { Reply } from '#shared/protocol.ts';
import type { RefusalCode } from '#shared/refusals.ts';
import type { ActingRole } from '#shared/vocabulary.ts';
import type { LiveClient } from '../support/live-client.ts';

/** One command of a sender: what it is to say, and what became of it. */
export interface Sent {
  readonly id: string;
  readonly words: string;
  sends: number;
  answer: Reply | null;
}

/** Answers that say nothing of the command: it is sent again. */
const PASSING: readonly RefusalCode[] = ['unavailable', 'restarting', 'too_fast', 'not_for_you'];

export interface ResenderParts {
  readonly client: LiveClient;
  readonly stream: string;
  readonly as: ActingRole;
  /** Which address the words are about; null where they are about none. */
  readonly addressId: string | null;
  readonly name: string;
  /** Told of each definite answer. */
  readonly answered?: () => void;
  /** A planted fault: each time it is sent, a command gets an id of its own. */
  readonly freshIds?: boolean;
}

/** Says one thing after another, each again and again under one id until it is answered, through whatever happens. */
export class Resender {
  readonly sent: Sent[] = [];
  readonly #parts: ResenderParts;
  #stopped = false;

  constructor(parts: ResenderParts) {
    this.#parts = parts;
  }

  /** Says so many things; resolves when all are answered, or after `stop`, once the last is. */
  async say(count: number): Promise<void> {
    for (let n = 0; n < count && !this.#stopped; n += 1) await this.#say(`once-${this.#parts.name}-${n}`);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #say(words: string): Promise<void> {
    let one: Sent = { id: newId(), words, sends: 0, answer: null };
    this.sent.push(one);
    for (;;) {
      one.answer = await this.#send(one);
      if (one.answer !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
      if (this.#parts.freshIds === true) this.sent.push((one = { ...one, id: newId() }));
    }
    this.#parts.answered?.();
  }

  /** Null where there was no answer, or none about the command. */
  async #send(one: Sent): Promise<Reply | null> {
    const { id, words } = one;
    const { client, stream, as, addressId } = this.#parts;
    try {
      if (!client.socket.connected) return null;
      if (![...client.following.values()].some((one) => one.stream === stream) || client.rejoins.length > 0) {
        client.rejoins.length = 0;
        if (!(await client.join(stream, as)).ok) return null;
      }
      const note = noteOf(as, addressId, words);
      one.sends += 1;
      const reply = await untilGone(client, client.command(stream, 'WriteLogEntry', note, { id }));
      if (reply?.ok === false && reply.refusal.code === 'not_for_you') await client.join(stream, as);
      return reply === null || (!reply.ok && PASSING.includes(reply.refusal.code)) ? null : reply;
    } catch {
      return null;
    }
  }
}

const newId = () => idFromBytes(randomBytes(11));
const noteOf = (as: ActingRole, addressId: string | null, text: string) => ({
  sight: 'command',
  addressId,
  text,
  source: as === 'field' ? 'phone' : 'desk',
});

/** What a promise came to, or null as soon as contact is lost. */
function untilGone<T>({ socket }: LiveClient, promise: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const gone = () => resolve(null);
    socket.once('disconnect', gone);
    promise.then(
      (value) => {
        socket.off('disconnect', gone);
        resolve(value);
      },
      () => resolve(null),
    );
  });
}

/** One commit of the log, as far as this is about it. */
export interface Recorded {
  readonly id: string;
  readonly words: string | null;
}

/** The words of a commit's events, where a resender said them. */
export const wordsOf = (events: unknown): string | null => /once-[\w-]+-\d+/.exec(JSON.stringify(events))?.[0] ?? null;

/** R4: what was sent and answered, against what is on disk: lost, doubled, out of a sender's order. */
export function onceFaults(senders: readonly (readonly Sent[])[], recorded: readonly Recorded[]): readonly string[] {
  const count = (key: 'id' | 'words') => {
    const counts = new Map<string | null, number>();
    for (const one of recorded) counts.set(one[key], (counts.get(one[key]) ?? 0) + 1);
    return counts;
  };
  const [ids, words] = [count('id'), count('words')];
  const place = new Map(recorded.map(({ id }, index) => [id, index]));
  return senders.flatMap((sent) => [
    ...sent.flatMap(({ id, answer }) => (answer?.ok === true && !ids.has(id) ? [`${id} is lost`] : [])),
    ...sent.flatMap(({ id }) => ((ids.get(id) ?? 0) > 1 ? [`${id} is recorded twice`] : [])),
    ...[...new Set(sent.map((one) => one.words))].flatMap((one) =>
      (words.get(one) ?? 0) > 1 ? [`${one} was said once and stands twice`] : [],
    ),
    ...sent.flatMap(({ id }, index) => {
      const before = place.get(sent[index - 1]?.id ?? '') ?? -1;
      return (place.get(id) ?? Infinity) < before ? [`${id} stands before what its sender said before`] : [];
    }),
  ]);
}
