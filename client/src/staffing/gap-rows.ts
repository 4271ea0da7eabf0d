import { dayAndTime, shortDay } from '../format/time.ts';
import { placeName } from '../plan/plan-data.ts';
import { staffingRuleWords } from '../words/staffing-labels.ts';
import { lowerFirst, needLabel } from '../words/sentences.ts';
import type { CoverView } from '#shared/records.ts';
import type { LackView } from '#shared/staffing-records.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import type { StaffingRule } from '#shared/staffing-vocabulary.ts';
import { isUntold, onKey, type OnWhat, type StaffingData, type StaffingIndex } from './staffing-data.ts';
import { agencyWords, personWords, staffName } from './who.ts';

export type Lack = NonNullable<LackView['lacks']>[number];

interface Common {
  readonly key: string;
  /** The need that it is of; null where none is asked for yet. */
  readonly requirementId: string | null;
  /** One whole sentence. */
  readonly sentence: string;
  /** What else is known of it, each a sentence or a few words. */
  readonly notes: readonly string[];
  /** Whose it is to mend. */
  readonly whose: string;
  /** From when it counts, ms; null where it has no time. */
  readonly since: number | null;
  /** Whether `since` is when hours begin that are short, rather than when something happened. */
  readonly soonest: boolean;
}

/** One thing about staffing that needs somebody. */
export type GapRow = Common &
  (
    | {
        readonly kind: 'short';
        readonly requirementId: string;
        readonly hours: { readonly startAt: number; readonly endAt: number } | null;
      }
    | {
        readonly kind: 'against';
        readonly requirementId: string;
        readonly on: OnWhat;
        readonly rule: StaffingRule;
        readonly blocks: boolean;
        readonly mayBeSetAside: boolean;
      }
    | { readonly kind: 'lack'; readonly place: NonNullable<LackView['place']>; readonly lack: Lack }
    | { readonly kind: 'silent'; readonly requirementId: string }
    | { readonly kind: 'again'; readonly requirementId: string; readonly noticeIds: readonly string[] }
    | { readonly kind: 'untold'; readonly people: number }
  );

/** What is not covered, then whom one waits for, then what nobody has asked for, then what is only remarked. */
const ORDER: Readonly<Record<GapRow['kind'], number>> = {
  short: 0,
  against: 1,
  again: 2,
  silent: 3,
  untold: 4,
  lack: 5,
};
const REMARKED = 6;
const rank = (row: GapRow): number => (row.kind === 'against' && !row.blocks ? REMARKED : ORDER[row.kind]);

/**
 * Everything that needs somebody: what is short, soonest first; rules for which people do not count; whom one waits for,
 * the longest waiting first; what nobody has asked for. `ids` are the needs that the filters leave; null: all.
 */
export function gapRows(data: StaffingData, index: StaffingIndex, ids: ReadonlySet<string> | null): readonly GapRow[] {
  const all = [
    ...shortRows(data, index),
    ...againstRows(data, index),
    ...(ids === null ? lackRows(data) : []),
    ...silentRows(data, index),
    ...againRows(data, index),
    ...(ids === null ? untoldRow(data) : []),
  ];
  return all
    .filter(({ requirementId }) => ids === null || (requirementId !== null && ids.has(requirementId)))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER) ||
        (a.key < b.key ? -1 : 1),
    );
}

function shortRows(data: StaffingData, index: StaffingIndex): readonly GapRow[] {
  return [...index.coverOf].flatMap(([requirementId, cover]) =>
    gapsOf(data, cover).map(({ gap, putForward, day, dateId }): GapRow => {
      const { startAt, endAt } = gap;
      return {
        kind: 'short',
        key: `short ${requirementId} ${dateId}`,
        requirementId,
        sentence: `${day}${gap.sentence}.`,
        notes: shortNotes(cover, putForward, requirementId, index),
        whose: askedWords(requirementId, data, index),
        since: startAt,
        soonest: true,
        hours: startAt === null || endAt === null ? null : { startAt, endAt },
      };
    }),
  );
}

interface DatedGap {
  readonly gap: Extract<NonNullable<CoverView['gap']>, { kind: 'short' }>;
  readonly putForward: number;
  /** "Thu 26 Nov: " where dates are pencilled. */
  readonly day: string;
  readonly dateId: string;
}

/** The gap of a need, or where dates are pencilled the gap of each. */
function gapsOf({ operation }: StaffingData, { gap, putForward = 0, byDate = [] }: CoverView): readonly DatedGap[] {
  const none = gap?.kind === 'short' ? [{ gap, putForward, day: '', dateId: '' }] : [];
  if (byDate.length === 0 || (operation.t ?? null) !== null) return none;
  return byDate.flatMap((one) => {
    const t = operation.dates?.find(({ id }) => id === one.dateId)?.t;
    const day = t === undefined ? '' : `${shortDay(t, operation.zone)}: `;
    return one.gap.kind === 'short' ? [{ gap: one.gap, putForward: one.putForward, day, dateId: one.dateId }] : [];
  });
}

function shortNotes(
  { waits, notCounted = 0 }: CoverView,
  putForward: number,
  requirementId: string,
  index: StaffingIndex,
): readonly string[] {
  const turns = index.turnsOf.get(requirementId)?.length ?? 0;
  return [
    ...(waits ? [waits.sentence.replace(/\.$/, '')] : []),
    putForward === 0 ? 'nobody put forward' : `${putForward} put forward, not yet confirmed`,
    ...(notCounted === 0 ? [] : [`${notCounted} said yes and ${notCounted === 1 ? 'does' : 'do'} not count`]),
    ...(turns === 0 ? [] : [`${turns} more to be asked in turn`]),
  ];
}

/** "Harbour Support asked", "2 agencies asked", "nobody asked yet". */
function askedWords(requirementId: string, data: StaffingData, index: StaffingIndex): string {
  const open = (index.requestsOf.get(requirementId) ?? []).filter(([, { standing }]) => standing === 'open');
  const [first] = open;
  if (first === undefined) return 'nobody asked yet';
  return open.length === 1
    ? `${agencyWords(data, first[1].agencyId, first[1].unitId)} asked`
    : `${open.length} agencies asked`;
}

function againstRows(data: StaffingData, index: StaffingIndex): readonly GapRow[] {
  return [...index.clashOf.values()].flatMap(({ on, faults = [] }) => {
    if (on === undefined) return [];
    const requirementId = (on.kind === 'assignment' ? data.assignments : data.duties).get(on.id)?.requirementId;
    if (requirementId === undefined) return [];
    return faults
      .filter(({ setAside }) => setAside === null)
      .map(({ rule, sentence, blocks }): GapRow => {
        const { maySetAside } = STAFFING_RULE_BOOK[rule];
        return {
          kind: 'against',
          key: `against ${onKey(on)} ${rule}`,
          requirementId,
          on,
          rule,
          blocks,
          mayBeSetAside: maySetAside && on.kind === 'assignment' && rule !== 'overlap',
          sentence,
          notes: [staffingRuleWords[rule], blocks ? 'not counted as cover' : 'counted all the same'],
          whose: ownerWords(on, data),
          since: null,
          soonest: false,
        };
      });
  });
}

const ownerWords = (on: OnWhat, data: StaffingData): string => {
  if (on.kind === 'duty') return staffName(data, data.duties.get(on.id)?.staffId);
  const one = data.assignments.get(on.id);
  return agencyWords(data, one?.agencyId, one?.unitId);
};

function lackRows({ lacks }: StaffingData): readonly GapRow[] {
  return [...lacks].flatMap(([id, { place, lacks: all = [] }]) =>
    place === undefined
      ? []
      : all.map((lack): GapRow => ({
          kind: 'lack',
          key: `lack ${id} ${lack.role} ${lack.languages.join(' ')} ${lack.worksWith}`,
          requirementId: null,
          place,
          lack,
          sentence: lack.sentence,
          notes: [],
          whose: 'the plan',
          since: null,
          soonest: false,
        })),
  );
}

/** Requests whose time to answer has passed. */
function silentRows(data: StaffingData, index: StaffingIndex): readonly GapRow[] {
  return [...index.requestsOf].flatMap(([requirementId, requests]) =>
    requests
      .filter(([, { standing }]) => standing === 'overdue')
      .map(([id, request]): GapRow => {
        const { agencyId, unitId, answerBy = null, reminders = 0, ref = '' } = request;
        const who = agencyWords(data, agencyId, unitId);
        const due = answerBy === null ? '' : `: answer was due ${dayAndTime(answerBy, data.operation.zone)}`;
        return {
          kind: 'silent',
          key: `silent ${id}`,
          requirementId,
          sentence: `${who} has not answered ${ref}, ${needWords(requirementId, data)}${due}.`,
          notes: reminders === 0 ? [] : [reminders === 1 ? 'reminded once' : `reminded ${reminders} times`],
          whose: who,
          since: answerBy ?? request.askedAt ?? null,
          soonest: false,
        };
      }),
  );
}

function againRows(data: StaffingData, index: StaffingIndex): readonly GapRow[] {
  return [...data.assignments].flatMap(([id, one]): readonly GapRow[] => {
    if (one.answer !== 'asked_again' || one.presence === 'stood_down' || one.requirementId === undefined) return [];
    const notices = index.noticesOf.get(id) ?? [];
    const asked = [...notices].filter(([, { kind }]) => kind === 'asked_again' || kind === 'changed');
    return [
      {
        kind: 'again',
        key: `again ${id}`,
        requirementId: one.requirementId,
        noticeIds: notices.map(([noticeId]) => noticeId),
        sentence: `${personWords(data, id)} is asked again for ${needWords(one.requirementId, data)}.`,
        notes: [notices.length === 0 ? 'told, and has not answered' : 'not yet told'],
        whose: agencyWords(data, one.agencyId, one.unitId),
        since: asked[0]?.[1].at ?? one.answeredAt ?? null,
        soonest: false,
      },
    ];
  });
}

/** Who is not told is listed beside; here it is one line, with the oldest. */
function untoldRow({ notices }: StaffingData): readonly GapRow[] {
  const waiting = [...notices.values()].filter(({ told }) => isUntold(told));
  if (waiting.length === 0) return [];
  const people = new Set(waiting.map(({ to }) => `${to?.kind ?? ''} ${to?.id ?? ''}`)).size;
  return [
    {
      kind: 'untold',
      key: 'untold',
      requirementId: null,
      people,
      sentence: `${people === 1 ? 'One person is' : `${people} people are`} not yet told.`,
      notes: [],
      whose: 'the ring list',
      since: Math.min(...waiting.map(({ at = Number.MAX_SAFE_INTEGER }) => at)),
      soonest: false,
    },
  ];
}

/** "interpreter, Romanian at A2". */
function needWords(requirementId: string, data: StaffingData): string {
  const need = data.requirements.get(requirementId);
  return need === undefined ? 'a need' : `${lowerFirst(needLabel(need))} at ${placeName(data, need.place)}`;
}
