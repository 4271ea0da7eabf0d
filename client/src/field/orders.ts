import type { AddressView, NoticeView } from '#shared/records.ts';
import type { Order } from '#shared/vocabulary.ts';

/** A notice to this officer that is not yet understood. */
export interface OwnNotice {
  readonly id: string;
  readonly notice: NoticeView;
}
/** The order under which the address stands, and the notice by which it is understood, while that is open. */
export interface StandingOrder {
  readonly order: Order;
  readonly at: number;
  readonly reason?: string;
  readonly noticeIds: readonly string[];
}

const ORDER_KINDS: readonly string[] = ['hold', 'proceed', 'abort'] satisfies readonly Order[];

/** Notices to one member that nobody has yet understood or told by voice, oldest first. `understood`: tapped here, on its way. */
export function openNotices(
  notices: ReadonlyMap<string, NoticeView>,
  memberId: string | undefined,
  understood: ReadonlySet<string>,
): readonly OwnNotice[] {
  return [...notices]
    .filter(([id, { to, told }]) => {
      const mine = to?.kind === 'member' && to.id === memberId;
      return mine && (told === 'waiting' || told === 'shown') && !understood.has(id);
    })
    .map(([id, notice]) => ({ id, notice }))
    .toSorted((a, b) => (a.notice.at ?? 0) - (b.notice.at ?? 0));
}

/** The order of an address; all notices of orders are understood with it, as the last order is the one that counts. */
export function standingOrder(address: AddressView, open: readonly OwnNotice[]): StandingOrder | null {
  const { order = null } = address;
  if (order === null) return null;
  return { ...order, noticeIds: open.filter(isOfOrder).map(({ id }) => id) };
}

export const isOfOrder = ({ notice }: OwnNotice): boolean =>
  notice.kind !== undefined && ORDER_KINDS.includes(notice.kind);
