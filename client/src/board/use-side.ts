import { useCallback, useMemo, useState } from 'react';
import type { AddressRow } from './address-row.ts';

/** What stands beside the addresses. The cover stands there unless something was opened. */
export type Side =
  | { readonly kind: 'cover' }
  | { readonly kind: 'address'; readonly id: string }
  | { readonly kind: 'ring' }
  | { readonly kind: 'settle' }
  | { readonly kind: 'readiness' };

export interface SideState {
  readonly side: Side;
  readonly selectedId: string | null;
  readonly select: (id: string) => void;
  /** Opens the details of an address, or closes them when they are open already. */
  readonly toggle: (id: string) => void;
  readonly open: (side: Side) => void;
  readonly close: () => void;
  /** The next or the previous address; open details follow. Gives the id now selected. */
  readonly move: (by: 1 | -1) => string | null;
}

const COVER: Side = { kind: 'cover' };

/** Which address is selected, and what is open beside the list. */
export function useSide(rows: readonly AddressRow[]): SideState {
  const [side, setSide] = useState<Side>(COVER);
  const [selected, setSelected] = useState<string | null>(null);
  const selectedId = rows.some((row) => row.id === selected) ? selected : null;
  const select = useCallback((id: string) => {
    setSelected(id);
    setSide((before) => (before.kind === 'address' ? { kind: 'address', id } : before));
  }, []);
  const toggle = useCallback((id: string) => {
    setSelected(id);
    setSide((before) => (before.kind === 'address' && before.id === id ? COVER : { kind: 'address', id }));
  }, []);
  const close = useCallback(() => setSide(COVER), []);
  const move = useCallback(
    (by: 1 | -1) => {
      const at = rows.findIndex((row) => row.id === selectedId);
      const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
      if (next === undefined) return null;
      select(next.id);
      return next.id;
    },
    [rows, selectedId, select],
  );
  return useMemo(
    () => ({ side, selectedId, select, toggle, open: setSide, close, move }),
    [side, selectedId, select, toggle, close, move],
  );
}
