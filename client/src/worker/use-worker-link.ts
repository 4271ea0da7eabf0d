import { useCallback, useEffect, useState } from 'react';
import { isSettled, linkStateOf, type LinkState } from './link-state.ts';
import { readFragment } from './link-token.ts';
import { leaveWorker, openAnswerLink, workerCard } from '../connection/api.ts';

export interface WorkerLink {
  readonly state: LinkState;
  readonly again: () => void;
  /** Closes the link on this device. */
  readonly leave: () => Promise<void>;
}

/**
 * Opens what the address brought, once, and takes it out of the address bar, so that neither the history nor a glance
 * over the shoulder keeps it. Without contact it stays there for the next try. Opening spends nothing.
 */
export function useWorkerLink(): WorkerLink {
  const [state, setState] = useState<LinkState>({ kind: 'opening' });
  const settle = useCallback((next: LinkState) => {
    if (isSettled(next)) window.history.replaceState(null, '', window.location.pathname);
    setState(next);
  }, []);
  const again = useCallback(() => {
    setState({ kind: 'opening' });
    void openWhatIsHere().then(settle);
  }, [settle]);
  useEffect(() => {
    void openWhatIsHere().then(settle);
  }, [settle]);
  useEffect(() => {
    // Another link tapped while this page is open: begin anew.
    const anew = (): void => window.location.reload();
    window.addEventListener('hashchange', anew);
    return () => window.removeEventListener('hashchange', anew);
  }, []);
  const offline = state.kind === 'offline';
  useEffect(() => {
    if (!offline) return undefined;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [offline, again]);
  const leave = useCallback(async () => {
    const answer = await leaveWorker();
    setState(answer.ok || answer.answered ? { kind: 'left' } : { kind: 'offline' });
  }, []);
  return { state, again, leave };
}

async function openWhatIsHere(): Promise<LinkState> {
  const fragment = readFragment(window.location.hash);
  switch (fragment.kind) {
    case 'broken':
      return { kind: 'broken' };
    case 'token':
      return linkStateOf(await openAnswerLink(fragment.token), true);
    case 'none':
      return linkStateOf(await workerCard(), false);
  }
}
