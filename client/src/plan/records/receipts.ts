import { noticeWords, staffRoleWords } from '../../words/labels.ts';
import type { NoticeView } from '#shared/records.ts';
import type { NoticeKind, ToldState } from '#shared/vocabulary.ts';
import { agencyName, memberName, type PlanData } from '../plan-data.ts';

/** One person and how far the word has come to them. */
export interface Receipt {
  readonly noticeId: string;
  readonly who: string;
  readonly told: ToldState;
  /** When the notice was made, and when it was last heard of (ms). */
  readonly at: number;
  readonly toldAt: number | null;
  readonly toldBy: string | null;
}

/** One thing that was told to people: "Postponed", and who has heard. */
export interface ReceiptGroup {
  readonly kind: NoticeKind;
  readonly title: string;
  /** Who has not heard yet first, then the others, each by name. */
  readonly receipts: readonly Receipt[];
  readonly notYet: number;
  /** Whether those who have been told are listed too: of what is said of each person alone, only the untold are. */
  readonly whole: boolean;
}

/** What an act on the operation as a whole says to people, wherever the notice itself hangs. */
const OF_THE_OPERATION: readonly NoticeKind[] = ['postponed', 'cancelled', 'freed', 'asked_again', 'changed'];

/** Told, be it by voice or by what they pressed; what was only shown on a screen may not have been read. */
export const isTold = (told: ToldState): boolean => told === 'understood' || told === 'told_by_voice';

/** Who has been told of what, the newest kind first; of each person the last notice of a kind counts. */
export function receiptGroups(data: PlanData): readonly ReceiptGroup[] {
  const last = new Map<string, readonly [string, NoticeView]>();
  for (const [id, notice] of data.notices) {
    if (notice.kind === undefined || notice.to === undefined) continue;
    if (notice.about?.kind !== 'operation' && !OF_THE_OPERATION.includes(notice.kind)) continue;
    const key = `${notice.kind} ${notice.to.kind} ${notice.to.id}`;
    if ((last.get(key)?.[1].at ?? 0) <= (notice.at ?? 0)) last.set(key, [id, notice]);
  }
  const groups = new Map<NoticeKind, Receipt[]>();
  const apart = new Set<NoticeKind>();
  for (const [id, notice] of last.values()) {
    const kind = notice.kind ?? 'changed';
    if (notice.about?.kind !== 'operation') apart.add(kind);
    groups.set(kind, [...(groups.get(kind) ?? []), receiptOf(id, notice, data)]);
  }
  return [...groups]
    .map(([kind, receipts]) => ({
      kind,
      title: noticeWords[kind],
      receipts: receipts.toSorted(
        (a, b) => Number(isTold(a.told)) - Number(isTold(b.told)) || a.who.localeCompare(b.who, 'en-GB'),
      ),
      notYet: receipts.filter(({ told }) => !isTold(told)).length,
      whole: !apart.has(kind),
    }))
    .toSorted((a, b) => newest(b) - newest(a));
}

const newest = ({ receipts }: ReceiptGroup): number => Math.max(...receipts.map(({ at }) => at));

function receiptOf(noticeId: string, notice: NoticeView, data: PlanData): Receipt {
  const { to, told = 'waiting', at = 0, toldAt = null, toldBy = null } = notice;
  return { noticeId, who: whoIs(to, data), told, at, toldAt, toldBy };
}

/** Police know a worker by role and agency. */
function whoIs(to: NoticeView['to'], data: PlanData): string {
  if (to?.kind === 'member') return memberName(data, to.id);
  const one = data.assignments.get(to?.id ?? '');
  const role = one?.role === undefined ? 'Someone' : staffRoleWords[one.role];
  return `${role}, ${agencyName(data, one?.agencyId, one?.unitId)}`;
}
