import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { askSeenAs, type SeenAnswer } from './ask-seen-as.ts';
import { readMoment } from './moments.ts';
import { useClient } from '../../app/client.ts';
import { useOperation, useRecords } from '../../app/hooks.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import type { AgencyView } from '#shared/records.ts';

/** Keys pressed one after another ask once, for where they end. */
const PAUSE = 250;

export type SeenState = { readonly kind: 'asking' } | SeenAnswer;

export interface SeenAsUse {
  readonly agencies: readonly (readonly [id: string, agency: AgencyView])[];
  /** null while the operation has no agency. */
  readonly agencyId: string | null;
  readonly unitId: string | null;
  /** The moment chosen; null for now. */
  readonly at: number | null;
  readonly state: SeenState;
  readonly choose: (agencyId: string, unitId: string | null) => void;
  /** Another moment; null looks at now, afresh each time. */
  readonly go: (at: number | null) => void;
  readonly serverNow: () => number;
}

/** Which agency at which moment, kept in the page's address, and what the server says of it. */
export function useSeenAs(): SeenAsUse {
  const { connection } = useClient();
  const [search, setSearch] = useSearchParams();
  const [looks, setLooks] = useState(0);
  const records = useRecords('agency');
  const agencies = useMemo(
    () => [...records].sort(([, a], [, b]) => (a.name ?? '').localeCompare(b.name ?? '', 'en-GB')),
    [records],
  );
  const agencyId = search.get('agency') ?? (agencies.find(([, { kind }]) => kind !== 'police') ?? agencies[0])?.[0];
  const unitId = search.get('unit');
  const at = readMoment(search.get('at'));
  const state = useAnswer(agencyId ?? null, unitId, at, looks);
  const choose = useCallback(
    (agency: string, unit: string | null) => setSearch((before) => searchWith(before, { agency, unit })),
    [setSearch],
  );
  const go = useCallback(
    (moment: number | null) => {
      setLooks((count) => count + 1);
      setSearch((before) => searchWith(before, { at: moment === null ? null : String(moment) }), { replace: true });
    },
    [setSearch],
  );
  return { agencies, agencyId: agencyId ?? null, unitId, at, state, choose, go, serverNow: connection.serverNow };
}

function searchWith(before: URLSearchParams, parts: Readonly<Record<string, string | null>>): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

function useAnswer(agencyId: string | null, unitId: string | null, at: number | null, looks: number): SeenState {
  const { connection } = useClient();
  const { id } = useOperation();
  const say = useAnnounce();
  const key = `${agencyId} ${unitId} ${at} ${looks}`;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly state: SeenState } | null>(null);
  useEffect(() => {
    if (agencyId === null) return undefined;
    const stopping = new AbortController();
    const timer = setTimeout(() => {
      const moment = at ?? Math.floor(connection.serverNow());
      void askSeenAs(id, { agencyId, unitId, at: moment }, stopping.signal).then((state) => {
        if (stopping.signal.aborted) return;
        setAnswer({ key, state });
        say(state.kind === 'seen' ? 'The agency’s view is shown' : state.refusal.message);
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [id, agencyId, unitId, at, key, connection, say]);
  return answer?.key === key ? answer.state : { kind: 'asking' };
}
