/** What travels one way: an event, or the answer to one. Everything is text, as on a wire; a welcome is bytes. */
export type Packet =
  | { readonly kind: 'event'; readonly name: string; readonly args: string; readonly ask: number | null }
  | { readonly kind: 'answer'; readonly ask: number; readonly value: string; readonly bytes: readonly Uint8Array[] };

export interface Chaos {
  readonly random: () => number;
  /** Told of each rare thing that the network did. */
  readonly reached: (what: string) => void;
  /** False while the run comes to its end: then nothing is lost, repeated or out of order any more. */
  isWild: boolean;
}

/** One direction of one connection: packets wait here until the simulation lets one through. */
export class Pipe {
  readonly #chaos: Chaos;
  #waiting: Packet[] = [];

  constructor(chaos: Chaos) {
    this.#chaos = chaos;
  }

  get length(): number {
    return this.#waiting.length;
  }

  put(packet: Packet): void {
    this.#waiting.push(packet);
  }

  /** The next packet to come out; undefined where nothing waits, or where it was lost on the way. */
  take(): Packet | undefined {
    const { random, reached, isWild } = this.#chaos;
    if (this.#waiting.length === 0) return undefined;
    const dice = isWild ? random() : 1;
    const at = dice < 0.04 ? Math.floor(random() * this.#waiting.length) : 0;
    if (at > 0) reached('packet out of order');
    const [packet] = this.#waiting.splice(at, 1);
    if (packet === undefined) return undefined;
    if (dice > 0.04 && dice < 0.055) {
      reached('packet lost');
      return undefined;
    }
    if (dice > 0.055 && dice < 0.085) {
      reached('packet repeated');
      this.#waiting.splice(Math.floor(random() * 3), 0, packet);
    }
    return packet;
  }
}

/** One connection between a client and the server that is up now. */
export interface Line {
  readonly toServer: Pipe;
  readonly toClient: Pipe;
}

const PLACE = '$bytes';

/** A value as text, its bytes beside it. */
export function pack(value: unknown): { readonly value: string; readonly bytes: readonly Uint8Array[] } {
  const bytes: Uint8Array[] = [];
  const text = JSON.stringify(value, (_name, inner: unknown) => {
    if (!(inner instanceof Uint8Array) && !isBufferJson(inner)) return inner;
    bytes.push(inner instanceof Uint8Array ? inner : Uint8Array.from(inner.data));
    return { [PLACE]: bytes.length - 1 };
  });
  return { value: text, bytes };
}

/** The value again: no object in it is the sender's. */
export function unpack({ value, bytes }: { readonly value: string; readonly bytes: readonly Uint8Array[] }): unknown {
  return JSON.parse(value, (_name, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || !(PLACE in inner)) return inner;
    return bytes[Number(inner[PLACE])];
  }) as unknown;
}

/** A Buffer has turned itself into this before a replacer sees it. */
function isBufferJson(value: unknown): value is { readonly data: readonly number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}
