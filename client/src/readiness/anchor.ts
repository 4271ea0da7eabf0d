import type { ReadinessFault } from '#shared/staffing-records.ts';

/** Kinds of record that have a place of their own on the plan page. */
export type AnchorKind = ReadinessFault['mendAt']['kind'] | 'staff' | 'contingency' | 'usualNeed';

/** The element of the plan page at which a record stands. */
export function anchorOf(kind: AnchorKind, id: string): string {
  return kind === 'operation' ? 'operation' : `${kind}-${id}`;
}

/** What is missing altogether has no card of its own: it is added in its part of the plan. */
const PARTS: Readonly<Partial<Record<ReadinessFault['code'], string>>> = {
  no_post: 'command',
  no_channel: 'communications',
  no_addresses: 'addresses',
};

/** Where a reason leads. */
export const anchorOfFault = ({ code, mendAt }: Pick<ReadinessFault, 'code' | 'mendAt'>): string =>
  PARTS[code] ?? anchorOf(mendAt.kind, mendAt.id);
