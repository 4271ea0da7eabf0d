import type { Server } from 'socket.io';
import type { ClientToServer, Frame, ServerToClient } from '#shared/protocol.ts';

/**
 * Sends frames, each encoded once for its whole audience, after the answers of their batch have left: the sender of a
 * command should not wait for a thousand others to be written to.
 */
export class Publisher {
  readonly #io: Server<ClientToServer, ServerToClient>;
  readonly #report: (error: unknown) => void;
  #frames: Frame[] = [];

  constructor(io: Server<ClientToServer, ServerToClient>, report: (error: unknown) => void) {
    this.#io = io;
    this.#report = report;
  }

  add(frames: readonly Frame[]): void {
    if (this.#frames.length === 0) setImmediate(() => this.flush());
    this.#frames.push(...frames);
  }

  flush(): void {
    const frames = this.#frames;
    this.#frames = [];
    for (const frame of frames) {
      try {
        this.#io.to(frame[0]).emit('patch', ...frame);
      } catch (error) {
        // Whoever misses it sees the gap at the next one, and joins again.
        this.#report(error);
      }
    }
  }
}
