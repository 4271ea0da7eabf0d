import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { deriveId, type Id } from '#shared/ids.ts';
import type { Put } from '#shared/protocol.ts';
import type { AssignmentView, NoticeView, OperationView, RequestView } from '#shared/records.ts';

/**
 * All that an entry says beside its hours. Not the role: an interpreter on the calendar says what it is for. Calendars are
 * shared, synchronised and read on locked screens, by others than the one whose they are (TRADE G1).
 */
const SUMMARY = 'Muster: duty';
/** Numbers of changes count seconds from here; a signed 32-bit number, which is what programs keep, lasts until 2094. */
const BEGAN = Date.UTC(2026, 0, 1);

/** The file's name, the same for everybody: a download is seen by whoever sees the screen. */
export const CALENDAR_FILE = 'muster.ics';

/**
 * A calendar file of the assignments in a view: for a worker her own, for a coordinator her agency's. It is made from
 * view records alone, so it holds hours and whether they stand, and nothing that its reader does not see. Equal views
 * give equal bytes. An entry keeps its UID as long as the assignment exists and carries a SEQUENCE that rises with every
 * change (RFC 5545, 3.8.7.4), so that a calendar which takes the file again moves the entry and makes no second one.
 */
export function calendarOf(operationId: Id, views: readonly Put[]): string {
  const calendar = ical({ prodId: '-//Muster//Muster//EN', method: ICalCalendarMethod.PUBLISH });
  const entries = entriesOf(operationId, views).toSorted((a, b) => a.startAt - b.startAt || (a.uid < b.uid ? -1 : 1));
  for (const { uid, startAt, endAt, status, sequence, changedAt } of entries)
    calendar.createEvent({
      id: uid,
      start: new Date(startAt),
      end: new Date(endAt),
      stamp: new Date(changedAt),
      sequence,
      summary: SUMMARY,
      status,
      class: ICalEventClass.PRIVATE,
      transparency:
        status === ICalEventStatus.CANCELLED ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  return `${calendar.toString()}\r\n`;
}

interface Entry {
  readonly uid: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly status: ICalEventStatus;
  readonly sequence: number;
  /** When something last changed, as far as the view says; never the moment of the download. */
  readonly changedAt: number;
}

function entriesOf(operationId: Id, views: readonly Put[]): readonly Entry[] {
  const records = <View>(kind: 'assignment' | 'notice' | 'operation' | 'request'): readonly (readonly [Id, View])[] =>
    views.flatMap((view) => Object.entries(view[kind] ?? {}) as [Id, View][]);
  const operation = records<OperationView>('operation')[0]?.[1] ?? {};
  const requests = new Map(records<RequestView>('request'));
  const notices = new Map(records<NoticeView>('notice'));
  return records<AssignmentView>('assignment').flatMap(([id, assignment]): Entry[] => {
    const { startAt, endAt } = assignment;
    if (startAt === undefined || endAt === undefined) return [];
    const hers = [...notices.values()].filter(({ to }) => to?.kind === 'assignment' && to.id === id);
    const pencilled = (requests.get(assignment.requestId ?? '')?.windows ?? []).length > 0;
    const uid = `${deriveId(operationId, `calendar ${id}`, 0)}@muster`;
    return [
      {
        uid,
        startAt,
        endAt,
        status: statusOf(assignment, operation, pencilled),
        ...changesOf(assignment, hers, operation),
      },
    ];
  });
}

/** Tentative while she is asked, while dates stand side by side, and while it is put off. */
function statusOf(
  { answer, presence, presenceAt = null, startAt = 0 }: AssignmentView,
  { standing }: OperationView,
  pencilled: boolean,
): ICalEventStatus {
  if (answer === 'declined' || answer === 'withdrawn' || standing?.kind === 'cancelled')
    return ICalEventStatus.CANCELLED;
  // Stood down before it began she is free; afterwards she has been there.
  if (presence === 'stood_down')
    return (presenceAt ?? 0) < startAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
  if (answer !== 'confirmed' || pencilled || standing?.kind === 'postponed') return ICalEventStatus.TENTATIVE;
  return ICalEventStatus.CONFIRMED;
}

/**
 * How often it has changed, as a number that only rises: the latest of all times that the view gives, in seconds; the
 * notices that she was sent, so that two changes within one second count as two; and those that she has heard, so that an
 * answer from a phone counts that was without signal, and says an earlier time than what she was sent meanwhile.
 */
function changesOf(
  { answeredAt, presenceAt }: AssignmentView,
  notices: readonly NoticeView[],
  { standing }: OperationView,
): Pick<Entry, 'sequence' | 'changedAt'> {
  const stoppedAt = standing === undefined || standing.kind === 'running' ? 0 : standing.at;
  const changedAt = Math.max(BEGAN, answeredAt ?? 0, presenceAt ?? 0, stoppedAt, ...notices.map(({ at = 0 }) => at));
  // Going on after it was put off is told by no notice: one more than the notice that it was put off.
  const goesOn = standing?.kind === 'running' && notices.some(({ kind }) => kind === 'postponed') ? 1 : 0;
  const heard = notices.filter(({ told }) => told === 'understood' || told === 'told_by_voice').length;
  return { changedAt, sequence: Math.floor((changedAt - BEGAN) / 1000) + notices.length + heard + goesOn };
}
