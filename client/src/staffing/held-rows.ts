/** A row as it is drawn: `gone` where it is mended, and stays in its place until the hand is away. */
export interface HeldRow<R> {
  readonly row: R;
  readonly gone: boolean;
}

/**
 * Nothing moves under a hand: while a list is held, rows stay where they are, what is mended stays to be seen, and what
 * is new comes at the end. Once it is let go the list is as it is.
 */
export function heldRows<R extends { readonly key: string }>(
  before: readonly HeldRow<R>[],
  next: readonly R[],
  held: boolean,
): readonly HeldRow<R>[] {
  if (!held) return next.map((row) => ({ row, gone: false }));
  const now = new Map(next.map((row) => [row.key, row]));
  const known = new Set(before.map(({ row }) => row.key));
  return [
    ...before.map(({ row }) => {
      const fresh = now.get(row.key);
      return fresh === undefined ? { row, gone: true } : { row: fresh, gone: false };
    }),
    ...next.filter(({ key }) => !known.has(key)).map((row) => ({ row, gone: false })),
  ];
}
