import type { Reply } from '#shared/protocol.ts';

/** How a person's patience is kept for them, and how they end it. */
export interface Patience {
  /** Waits this long (ms). */
  readonly wait: (ms: number) => Promise<void>;
  /** Whether the person has pressed stop. */
  readonly stopped: () => boolean;
}

const mostTries = 6;

/** Sends until there is an answer that will not pass: asked to slow down, or without contact, it waits and sends again. */
export async function sendPatiently(
  send: () => Promise<Reply>,
  { wait, stopped }: Patience,
): Promise<Reply | 'stopped'> {
  for (let tries = 1; ; tries += 1) {
    const reply = await send();
    const passing = !reply.ok && ['too_fast', 'unavailable', 'restarting'].includes(reply.refusal.code);
    if (!passing || tries === mostTries) return reply;
    await wait(250 * 2 ** tries);
    if (stopped()) return 'stopped';
  }
}
