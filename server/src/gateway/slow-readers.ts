import type { Viewer, ViewerSocket } from './viewer.ts';

/** Bytes waiting for one socket in this process; the kernel holds some more. */
export interface ReaderLimits {
  /** Above this a viewer gets no further frames, and a fresh view when it has caught up. */
  readonly skip: number;
  /** Above this the connection is cut; a good client returns by itself. */
  readonly cut: number;
}
export const READER_LIMITS: ReaderLimits = { skip: 256 * 1024, cut: 1024 * 1024 };

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
  readonly #behind = new Map<Viewer, readonly string[]>();

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
    if (waiting > this.#limits.cut) this.#cut(viewer);
    else if (waiting > this.#limits.skip) this.#skip(viewer);
    else if (waiting === 0) this.#caughtUp(viewer);
  }

  #skip(viewer: Viewer): void {
    const streams = viewer.dropAll();
    this.#behind.set(viewer, [...(this.#behind.get(viewer) ?? []), ...streams]);
  }

  #caughtUp(viewer: Viewer): void {
    for (const stream of this.#behind.get(viewer) ?? []) viewer.socket.emit('rejoin', stream);
    this.#behind.delete(viewer);
  }

  #cut(viewer: Viewer): void {
    viewer.dropAll();
    this.forget(viewer);
    terminate(viewer.socket);
  }
}
