import type { Socket } from 'socket.io';
import * as z from 'zod/mini';
import { parse } from '#shared/parse.ts';
import { refusal, type Refusal } from '#shared/refusals.ts';

export interface ListenerParts<S extends z.ZodMiniType, Answer> {
  readonly schema: S;
  /** Counts a message before it is looked at; false when there were too many. */
  readonly mayPass: (message: unknown) => Promise<boolean>;
  /** What a message that cannot be taken is answered with. */
  readonly refuse: (why: Refusal, message: unknown) => Answer;
  readonly handle: (message: z.infer<S>) => Promise<Answer>;
  readonly report: (error: unknown) => void;
}

/**
 * The one way in which a socket is listened to: the message is counted and parsed, the answer function is checked, and
 * whatever goes wrong inside becomes a refusal. Nothing that arrives can end the process or leave the sender without an
 * answer.
 */
export function listen<S extends z.ZodMiniType, Answer>(
  socket: Socket,
  event: string,
  parts: ListenerParts<S, Answer>,
): void {
  socket.on(event, (...sent: unknown[]) => {
    // The library puts the answer function last, also where nothing was sent before it.
    const [message] = typeof sent[0] === 'function' ? [] : sent;
    const answer = sent.at(-1);
    respond(message, parts)
      .catch((error: unknown) => {
        parts.report(error);
        return parts.refuse(refusal('unavailable'), message);
      })
      .then((value) => {
        if (typeof answer === 'function') answer(value);
      })
      .catch(parts.report);
  });
}

async function respond<S extends z.ZodMiniType, Answer>(
  message: unknown,
  parts: ListenerParts<S, Answer>,
): Promise<Answer> {
  if (!(await parts.mayPass(message))) return parts.refuse(refusal('too_fast'), message);
  const parsed = parse(parts.schema, message);
  return parsed.ok ? parts.handle(parsed.value) : parts.refuse(refusal('bad_input', parsed.faults), message);
}
