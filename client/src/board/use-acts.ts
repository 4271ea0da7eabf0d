import { useCallback, useMemo, useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { refusalSentence } from '../words/sentences.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';

/** How an act of this screen stands: on its way, or refused with the reason. What is recorded shows as what it changed. */
export type ActState = { readonly kind: 'sending' } | { readonly kind: 'refused'; readonly reason: string };

export interface Acts {
  /** By the key under which the act was begun; undefined when there is nothing to say of it. */
  readonly stateOf: (key: string) => ActState | undefined;
  /** Sends commands in order, stopping at the first refusal; true when all are recorded. A second press waits for the first. */
  readonly run: (key: string, commands: readonly OperationCommand[]) => Promise<boolean>;
}

/** Acts by button or key, whose refusals are shown where they were made. */
export function useActs(): Acts {
  const send = useSend();
  const announce = useAnnounce();
  const [states, setStates] = useState<ReadonlyMap<string, ActState>>(new Map());
  const set = useCallback((key: string, state: ActState | undefined) => {
    setStates((before) => {
      const next = new Map(before);
      if (state === undefined) next.delete(key);
      else next.set(key, state);
      return next;
    });
  }, []);
  const run = useCallback<Acts['run']>(
    async (key, commands) => {
      set(key, { kind: 'sending' });
      for (const { type, payload } of commands) {
        const reply = await send(type, payload);
        if (reply.ok) continue;
        const reason = refusalSentence(reply.refusal);
        set(key, { kind: 'refused', reason });
        announce(reason, { manner: 'assertive' });
        return false;
      }
      set(key, undefined);
      return true;
    },
    [send, announce, set],
  );
  return useMemo(() => ({ stateOf: (key) => states.get(key), run }), [states, run]);
}
