import { useMemo, useState } from 'react';
import { useOwnReports } from './use-own-reports.ts';
import { standingOf, type OwnReport, type Standing } from './standing.ts';
import { useMe, useOperation, useRecord, useRecords } from '../app/hooks.ts';
import { nameText } from '../words/sentences.ts';
import type { AddressView, OperationView, TeamView } from '#shared/records.ts';

/** All that the open phone shows of its one address. */
export interface Field {
  readonly operation: OperationView;
  readonly addressId: string;
  readonly address: AddressView;
  readonly standing: Standing;
  readonly own: readonly OwnReport[];
  readonly team: TeamView | undefined;
  /** Whether the viewer is the one person who reports the steps, and the name of whoever is. */
  readonly updater: { readonly isMe: boolean; readonly name: string };
  /** Further addresses of the team, by their refs. */
  readonly others: readonly { readonly id: string; readonly ref: string }[];
  readonly goTo: (addressId: string) => void;
}

/** The address of the viewer's team; null while there is none in view. */
export function useField(): Field | null {
  const { view: operation } = useOperation();
  const me = useMe();
  const team = useRecord('team', me.teamId ?? null);
  const updaterRecord = useRecord('member', team?.updaterId ?? null);
  const addresses = useRecords('address');
  const [wanted, goTo] = useState<string | null>(null);
  const mine = useMemo(
    () =>
      [...addresses]
        .filter(([, { teamId }]) => teamId === me.teamId)
        .toSorted(([, a], [, b]) => (a.ref ?? '').localeCompare(b.ref ?? '', 'en', { numeric: true })),
    [addresses, me.teamId],
  );
  const [addressId, address] = mine.find(([id]) => id === wanted) ?? mine[0] ?? [null, undefined];
  const own = useOwnReports(address);
  return useMemo(() => {
    if (addressId === null || address === undefined) return null;
    const updaterId = team?.updaterId ?? null;
    const isMe = updaterId !== null && updaterId === me.memberId;
    const name = updaterId === null ? 'nobody yet' : nameText(updaterRecord?.name, 'another member of the team');
    return {
      operation,
      addressId,
      address,
      standing: standingOf(address, addressId, own),
      own,
      team,
      updater: { isMe, name },
      others: mine.flatMap(([id, { ref }]) => (id === addressId ? [] : { id, ref: ref ?? 'another address' })),
      goTo,
    };
  }, [operation, addressId, address, own, team, updaterRecord, me.memberId, mine]);
}
