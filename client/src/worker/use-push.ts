import { useCallback, useEffect, useRef, useState } from 'react';
import { useDeed, useMayAct, type Worker } from './use-worker.ts';
import { openChannels } from '../connection/api.ts';

export type Push =
  /** Not switched on here, or this browser has no such thing. */
  | { readonly kind: 'cannot' }
  | {
      readonly kind: 'off';
      readonly off: boolean;
      readonly fault: string | undefined;
      readonly turnOn: () => void;
    }
  | {
      readonly kind: 'on';
      readonly off: boolean;
      readonly fault: string | undefined;
      readonly turnOff: () => void;
    };

/** Whether this phone tells her that something waits. The server is told where only when she says so here. */
export function usePush({ assignmentId, assignment }: Worker): Push {
  const key = usePushKey();
  const { fault, act } = useDeed();
  const mayAct = useMayAct();
  const [refused, setRefused] = useState<string>();
  const isAsking = useRef(false);
  const turnOn = useCallback(() => {
    if (key === null || isAsking.current) return;
    setRefused(undefined);
    isAsking.current = true;
    void subscribe(key).then(async (made) => {
      isAsking.current = false;
      if (made.kind === 'refused') return setRefused(made.reason);
      const kept = await act(
        'SubscribePush',
        { assignmentId, ...made.to },
        'This phone tells you when something waits',
      );
      // What the server does not know of is not left with the maker of the browser.
      if (!kept) await unsubscribe();
    });
  }, [key, act, assignmentId]);
  const turnOff = useCallback(() => {
    void unsubscribe().then(() => act('EndPush', { assignmentId }, 'This phone no longer tells you'));
  }, [act, assignmentId]);
  const state = { off: !mayAct, fault: refused ?? fault };
  if (assignment.push === true) return { kind: 'on', ...state, turnOff };
  return key === null ? { kind: 'cannot' } : { kind: 'off', ...state, turnOn };
}

/** The server's key where push is switched on and this browser can; else null. */
function usePushKey(): string | null {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !('PushManager' in window)) return undefined;
    let isHere = true;
    void openChannels().then((answer) => {
      if (isHere && answer.ok) setKey(answer.value.pushKey);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return key;
}

type Made =
  | {
      readonly kind: 'made';
      readonly to: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Throws where nothing is registered: `ready` would be waited for without end. */
async function pushManagerHere(): Promise<PushManager> {
  const { serviceWorker } = navigator;
  if ((await serviceWorker.getRegistration()) === undefined) throw new Error('no service worker');
  return (await serviceWorker.ready).pushManager;
}

async function subscribe(key: string): Promise<Made> {
  try {
    const pushManager = await pushManagerHere();
    const made = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
    const { endpoint = '', keys = {} } = made;
    return { kind: 'made', to: { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' } };
  } catch {
    return { kind: 'refused', reason: 'This phone does not allow it. Look at its settings for this page.' };
  }
}

async function unsubscribe(): Promise<void> {
  try {
    const pushManager = await pushManagerHere();
    await (await pushManager.getSubscription())?.unsubscribe();
  } catch {
    // The server forgets the address all the same.
  }
}
