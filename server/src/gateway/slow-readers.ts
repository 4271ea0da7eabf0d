import type { Viewer, ViewerSocket } from './viewer.ts';

/** Bytes waiting for one socket in this process; the kernel holds some more. */
export interface ReaderLimits {
  /** Above this a viewer gets no further frames, and a fresh view when it has caught up. */
  readonly skip: number;
  /** Above this the connection is cut; a good client returns by itself. */
  readonly cut: number;
  /** Looks (four a second) without any of it being taken, after which the connection is cut too. */
  readonly patience: number;
}
/** Twenty seconds of patience: a phone on one bar takes something in less. */
export const READER_LIMITS: ReaderLimits = { skip: 256 * 1024, cut: 1024 * 1024, patience: 80 };

/** Somebody who gets no frames until they have caught up. */
interface Behind {
  readonly streams: readonly string[];
  /** The least that was waiting so far, and the looks since then. */
  readonly least: number;
  readonly looks: number;
}

interface RawSocket {
  readonly bufferedAmount: number;
  terminate(): void;
}

/** The websocket below a socket.io socket. A heartbeat cannot find a reader who answers pings and reads nothing. */
function rawSocket(socket: ViewerSocket): RawSocket | null {
  const transport = socket.conn.transport as unknown as { readonly socket?: RawSocket };
  return transport.socket ?? null;
}

/** Bytes that wait to be taken by this socket's reader. */
export function bytesWaiting(socket: ViewerSocket): number {
  const { writeBuffer } = socket.conn as unknown as { readonly writeBuffer?: readonly { readonly data?: unknown }[] };
  const unsent = (writeBuffer ?? []).reduce((sum, { data }) => sum + sizeOf(data), 0);
  return unsent + (rawSocket(socket)?.bufferedAmount ?? 0);
}

/** A frame is text; a welcome is bytes. */
const sizeOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : data instanceof Uint8Array ? data.byteLength : 0;

/** Ends the connection below at once and frees what waits for it; `disconnect` would keep both for seconds. */
export function terminate(socket: ViewerSocket): void {
  rawSocket(socket)?.terminate();
}

/** Finds readers that do not keep up. Called every so often by its owner; holds only who is behind. */
export class SlowReaders {
  readonly #limits: ReaderLimits;
  readonly #behind = new Map<Viewer, Behind>();

  constructor(limits: ReaderLimits) {
    this.#limits = limits;
  }

  look(viewers: Iterable<Viewer>, report: (error: unknown) => void): void {
    for (const viewer of viewers) {
      try {
        this.#lookAt(viewer);
      } catch (error) {
        report(error);
      }
    }
  }

  forget(viewer: Viewer): void {
    this.#behind.delete(viewer);
  }

  #lookAt(viewer: Viewer): void {
    const waiting = bytesWaiting(viewer.socket);
    if (waiting > this.#limits.cut) return this.#cut(viewer);
    if (waiting > this.#limits.skip) this.#skip(viewer, waiting);
    const behind = this.#behind.get(viewer);
    if (behind === undefined) return;
    if (waiting === 0) return this.#caughtUp(viewer, behind);
    if (waiting < behind.least) this.#behind.set(viewer, { ...behind, least: waiting, looks: 0 });
    else if (behind.looks >= this.#limits.patience) this.#cut(viewer);
    else this.#behind.set(viewer, { ...behind, looks: behind.looks + 1 });
  }

  #skip(viewer: Viewer, waiting: number): void {
    const streams = viewer.dropAll();
    const behind = this.#behind.get(viewer) ?? { streams: [], least: waiting, looks: 0 };
    this.#behind.set(viewer, { ...behind, streams: [...behind.streams, ...streams] });
  }

  #caughtUp(viewer: Viewer, { streams }: Behind): void {
    this.#behind.delete(viewer);
    for (const stream of new Set(streams)) viewer.socket.emit('rejoin', stream);
  }

  #cut(viewer: Viewer): void {
    viewer.dropAll();
    this.forget(viewer);
    terminate(viewer.socket);
  }
}
