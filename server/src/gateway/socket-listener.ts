import type { Socket } from 'socket.io';
import * as z from 'zod/mini';
import { parse } from '#shared/parse.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';

export interface ListenerParts<S extends z.ZodMiniType, Answer> {
  readonly schema: S;
  /** What a message that cannot be taken is answered with. */
  readonly refuse: (why: Refusal, message: unknown) => Answer;
  readonly handle: (message: z.infer<S>) => Promise<Answer>;
  readonly report: (error: unknown) => void;
}

/**
 * The one way in which a socket is listened to: the message is parsed, the answer function is checked, and whatever goes
 * wrong inside becomes a refusal. Nothing that arrives can end the process or leave the sender without an answer.
 */
export function listen<S extends z.ZodMiniType, Answer>(
  socket: Socket,
  event: string,
  parts: ListenerParts<S, Answer>,
): void {
  socket.on(event, (message: unknown, answer: unknown) => {
    const reply = (value: Answer) => {
      if (typeof answer === 'function') answer(value);
    };
    respond(message, parts).then(reply, (error: unknown) => {
      parts.report(error);
      reply(parts.refuse(refusal('unavailable'), message));
    });
  });
}

async function respond<S extends z.ZodMiniType, Answer>(
  message: unknown,
  parts: ListenerParts<S, Answer>,
): Promise<Answer> {
  const parsed = parse(parts.schema, message);
  return parsed.ok ? parts.handle(parsed.value) : parts.refuse(refusal('bad_input', parsed.faults), message);
}
