import { useEffect, useMemo, useState } from 'react';
import { readReport } from './field-report.ts';
import { untold, type OwnReport } from './standing.ts';
import { useClient } from '../app/client.ts';
import { useConnection, useOutbox, type PendingCommand } from '../app/hooks.ts';
import type { AddressView } from '#shared/records.ts';

/** A record follows its answer by one frame: after this long (ms) of contact what the records say is the whole truth. */
const FRAME_COMES_WITHIN = 3000;
const NONE: readonly OwnReport[] = [];

/**
 * This phone's own reports that the records do not tell yet, oldest first: those that wait, and those answered a moment
 * ago, so that nothing jumps back between answer and record. Without records (`view` undefined) the answered ones stay.
 */
export function useOwnReports(view: AddressView | undefined): readonly OwnReport[] {
  const { pending } = useOutbox();
  const skew = useSkew();
  const connection = useConnection();
  const [before, setBefore] = useState(pending);
  const [answered, setAnswered] = useState<readonly OwnReport[]>(NONE);
  if (before !== pending) {
    setBefore(pending);
    const gone = before.filter((entry) => !pending.some(({ id }) => id === entry.id));
    const now = gone.flatMap((entry) => own(entry, skew, 'answered') ?? []);
    if (now.length > 0) setAnswered([...answered, ...now]);
  }
  const left = useMemo(() => (view === undefined ? answered : untold(view, answered)), [view, answered]);
  const settles = view !== undefined && answered.length > 0 && connection.kind !== 'offline';
  useEffect(() => {
    if (!settles) return undefined;
    const timer = window.setTimeout(
      () => setAnswered((now) => now.filter((one) => !answered.includes(one))),
      FRAME_COMES_WITHIN,
    );
    return () => window.clearTimeout(timer);
  }, [settles, answered]);
  return useMemo(() => [...left, ...pending.flatMap((entry) => own(entry, skew) ?? [])], [left, pending, skew]);
}

function own(entry: PendingCommand, skew: number, how = whereOf(entry)): OwnReport | undefined {
  const report = readReport(entry.type, entry.payload);
  if (report === undefined || typeof entry.state === 'object') return undefined;
  return { id: entry.id, report, at: entry.occurredAt + skew, how };
}

function whereOf({ state, kept }: PendingCommand): OwnReport['how'] {
  if (state === 'sending') return 'sent';
  if (kept === 'writing') return 'writing';
  return kept === 'device' ? 'kept' : 'page';
}

/** How far (ms, to the second) the server's clock is ahead of this device's. */
function useSkew(): number {
  const { connection, now } = useClient();
  const connected = useConnection();
  return useMemo(
    () => Math.round((connection.serverNow() - now()) / 1000) * 1000,
    // Contact is what may change it.
    // oxlint-disable-next-line react/exhaustive-deps
    [connection, now, connected],
  );
}
