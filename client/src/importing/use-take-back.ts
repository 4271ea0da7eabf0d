import { useRef, useState } from 'react';
import { useClient } from '../app/client.ts';
import { useScope } from '../app/find-scope.ts';
import type { ImportPlace } from './place.ts';
import { partsIn, takeBack, type ImportToTakeBack, type TakeBackEnd } from './send/take-back.ts';
import { pause } from './send/waiting.ts';

export type TakingBack =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | { readonly kind: 'ended'; readonly end: TakeBackEnd };

/** Takes imports back part by part, with progress. */
export function useTakeBack(home: ImportPlace['home']) {
  const client = useClient();
  const scope = useScope([home]);
  const [state, setState] = useState<TakingBack>({ kind: 'idle' });
  const stopped = useRef(false);
  const start = (imports: readonly ImportToTakeBack[]): void => {
    const of = partsIn(imports);
    stopped.current = false;
    setState({ kind: 'running', done: 0, of });
    void (async () => {
      const end = await takeBack(imports, {
        send: (importId, chunk) =>
          client.send(scope, home === 'agency' ? 'TakeBackPeople' : 'TakeBackRows', { importId, chunk }),
        wait: pause,
        stopped: () => stopped.current,
        onBack: (done) => setState({ kind: 'running', done, of }),
      });
      setState({ kind: 'ended', end });
    })();
  };
  return { state, start, stop: () => void (stopped.current = true) };
}
