import { useCallback, useEffect, useState } from 'react';
import { useSessionFace } from '../app/use-session.ts';
import type { Answer } from '../connection/api.ts';

/** What a page asked for, as far as it has come; and a way to ask again. */
export type Asked<T> = { readonly kind: 'asking' } | { readonly kind: 'answered'; readonly answer: Answer<T> };

/** Asks once when the page is drawn. `ask` must keep its identity. A session that is over is told to the shell. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): readonly [Asked<T>, () => Promise<void>] {
  const { check } = useSessionFace();
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'asking' });
  const take = useCallback(
    (answer: Answer<T>): void => {
      setAsked({ kind: 'answered', answer });
      if (!answer.ok && answer.refusal.code === 'signed_out') void check();
    },
    [check],
  );
  useEffect(() => {
    let wanted = true;
    void ask().then((answer) => wanted && take(answer));
    return () => {
      wanted = false;
    };
  }, [ask, take]);
  const again = useCallback(async () => take(await ask()), [ask, take]);
  return [asked, again];
}
