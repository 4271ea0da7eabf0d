import type { ReadinessFault, ReadinessFaultCode, ReadinessView } from './staffing-records.ts';

/** Whether all may go, and what stands in the way, counted. */
export interface GoNoGo {
  readonly go: boolean;
  readonly addresses: { readonly ready: number; readonly of: number };
  /** Faults in all, and of each code that occurs. */
  readonly faults: number;
  readonly byCode: Readonly<Partial<Record<ReadinessFaultCode, number>>>;
}

/**
 * Go or no-go out of the readiness rows that a viewer holds: it is go only where the operation's own row (id "operation")
 * and that of every address is ready. A row that is not there, or is not whole, is no. With the id of a pencilled date it
 * is judged for that date. The same on every page that shows it.
 */
export function goNoGo(
  operation: ReadinessView | undefined,
  addresses: readonly ReadinessView[],
  dateId: string | null = null,
): GoNoGo {
  const own = judged(operation, dateId);
  const rows = addresses.map((address) => judged(address, dateId));
  const ready = rows.filter((row) => row.ready).length;
  const faults = [own, ...rows].flatMap((row) => row.faults);
  const byCode: Partial<Record<ReadinessFaultCode, number>> = {};
  for (const { code } of faults) byCode[code] = (byCode[code] ?? 0) + 1;
  return {
    go: own.ready && ready === rows.length,
    addresses: { ready, of: rows.length },
    faults: faults.length,
    byCode,
  };
}

interface Judged {
  readonly ready: boolean;
  readonly faults: readonly ReadinessFault[];
}

function judged(row: ReadinessView | undefined, dateId: string | null): Judged {
  const found = dateId === null ? row : row?.byDate?.find((date) => date.dateId === dateId);
  return { ready: found?.ready === true, faults: found?.faults ?? [] };
}
