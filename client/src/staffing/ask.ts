import { minute } from '../format/zone.ts';
import { timeRange } from '../format/time.ts';
import { languageName, listOf } from '../format/language.ts';
import { genderAskedWords, requestWords, staffRolePlurals, staffRoleWords } from '../words/labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import { sorted } from '../plan/plan-data.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { CapacityView } from '#shared/staffing-records.ts';
import type { StaffingData, StaffingIndex } from './staffing-data.ts';

/** An agency or unit that could be asked. */
export interface Askable {
  readonly key: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly label: string;
  /** What it has said that it could send of this role: "says it could send 2 interpreters, 13:00–21:00". */
  readonly declared: string | null;
  /** How it stands where it was asked before: "asked as H-1: open". */
  readonly before: string | null;
}

const keyOf = (agencyId: string, unitId: string | null): string => `${agencyId} ${unitId ?? ''}`;

/** All agencies and their units: those that have said that they could send somebody of this role first, the force itself last. */
export function askables(data: StaffingData, index: StaffingIndex, requirementId: string): readonly Askable[] {
  const role = data.requirements.get(requirementId)?.role;
  const declared = new Map<string, CapacityView[]>();
  for (const capacity of data.capacities.values()) {
    if (capacity.agencyId === undefined || capacity.role !== role) continue;
    const key = keyOf(capacity.agencyId, capacity.unitId ?? null);
    declared.set(key, [...(declared.get(key) ?? []), capacity]);
  }
  const before = new Map(
    (index.requestsOf.get(requirementId) ?? []).map(([, request]) => [
      keyOf(request.agencyId ?? '', request.unitId ?? null),
      `asked as ${request.ref ?? ''}: ${lowerFirst(requestWords[request.standing ?? 'open'])}`,
    ]),
  );
  const all = sorted(data.agencies, ({ name }) => name).flatMap(([agencyId, { name = '', units = [] }]): Askable[] =>
    [{ id: null, label: name }, ...units.map((unit) => ({ id: unit.id, label: `${name} · ${unit.name}` }))].map(
      ({ id, label }) => {
        const key = keyOf(agencyId, id);
        const said = declared.get(key);
        return {
          key,
          agencyId,
          unitId: id,
          label,
          declared: said === undefined ? null : said.map((one) => declaredWords(one, data.operation.zone)).join('; '),
          before: before.get(key) ?? null,
        };
      },
    ),
  );
  const rank = ({ declared, agencyId }: Askable): number =>
    declared !== null ? 0 : data.agencies.get(agencyId)?.kind === 'police' ? 2 : 1;
  return all.toSorted((a, b) => rank(a) - rank(b));
}

function declaredWords(
  { role = 'interpreter', number = 1, languages = [], gender = 'any', hours = null, note = '' }: CapacityView,
  zone: string | undefined,
): string {
  const who = number === 1 ? lowerFirst(staffRoleWords[role]) : staffRolePlurals[role];
  const parts = [
    `could send ${number} ${who}`,
    languages.length === 0 ? '' : listOf(languages.map(languageName)),
    gender === 'any' ? '' : genderAskedWords[gender],
    hours === null ? '' : timeRange(hours.startAt, hours.endAt, zone),
    note,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What is typed before anybody is asked. */
export interface AskDraft {
  /** Keys of those to be asked, in the order in which they are. */
  readonly order: readonly string[];
  readonly inOrder: boolean;
  readonly minutesEach: number | undefined;
  /** As typed; its reading is the form's. */
  readonly answerBy: string;
  readonly terms: string;
  readonly expenses: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

/** A form for a need, with the person to ask as the operation has it. */
export function newDraft({ operation }: StaffingData): AskDraft {
  return {
    order: [],
    inOrder: false,
    minutesEach: 30,
    answerBy: '',
    terms: '',
    expenses: '',
    contactName: operation.liaison?.name ?? '',
    contactPhone: operation.liaison?.phone ?? '',
  };
}

/** Puts one among those to be asked, at the end, or takes them off. */
export const toggled = (draft: AskDraft, key: string): AskDraft => ({
  ...draft,
  order: draft.order.includes(key) ? draft.order.filter((one) => one !== key) : [...draft.order, key],
});

/** The same order with one moved by a place; at either end it stays. */
export function reordered(order: readonly string[], key: string, by: 1 | -1): readonly string[] {
  const from = order.indexOf(key);
  return from === -1 ? order : placed(order, key, from + by);
}

/** The same order with one at a place of its own. */
export function placed(order: readonly string[], key: string, place: number): readonly string[] {
  const rest = order.filter((one) => one !== key);
  const to = Math.max(0, Math.min(place, rest.length));
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}

type AskPayload = Extract<OperationCommand, { type: 'AskAgencies' }>['payload'];

/** What is sent. `answerBy` is read from the draft by the form; in order each has its own minutes instead. */
export function askPayload(
  requirementId: string,
  draft: AskDraft,
  choices: readonly Askable[],
  answerBy: number | null,
): Partial<AskPayload> {
  const by = new Map(choices.map((one) => [one.key, one]));
  const contact =
    draft.contactName.trim() === '' && draft.contactPhone.trim() === ''
      ? null
      : { name: draft.contactName, phone: draft.contactPhone };
  return {
    requirementId,
    asked: draft.order.flatMap((key) => {
      const one = by.get(key);
      return one === undefined ? [] : [{ agencyId: one.agencyId, unitId: one.unitId }];
    }),
    answerBy: draft.inOrder ? null : answerBy,
    ...(draft.inOrder ? { inOrder: { minutesEach: draft.minutesEach ?? 0 } } : {}),
    terms: draft.terms,
    expenses: draft.expenses,
    contact,
  };
}

/** Times that are often meant, from now (ms). Those that lie behind the beginning of hours to come are left out. */
export function quickTimes(
  now: number,
  startAt: number | null,
): readonly { readonly label: string; readonly at: number }[] {
  const soon = [15, 30, 60, 120].map((minutes) => ({
    label: minutes < 60 ? `in ${minutes} min` : `in ${minutes / 60} h`,
    at: Math.ceil((now + minutes * minute) / (5 * minute)) * 5 * minute,
  }));
  const ahead = startAt !== null && startAt > now ? startAt : null;
  const before = ahead === null ? [] : [{ label: 'a day before', at: ahead - 24 * 60 * minute }];
  return [...soon, ...before].filter(({ at }) => at > now && (ahead === null || at < ahead));
}

/** Until when one agency is given, where it is asked by one key: an hour, or half the time that is left; half an hour once it has begun. */
export function usualAnswerBy(now: number, startAt: number | null): number | null {
  if (startAt === null) return null;
  const left = startAt > now ? Math.min(60 * minute, (startAt - now) / 2) : 30 * minute;
  return Math.ceil((now + left) / minute) * minute;
}
