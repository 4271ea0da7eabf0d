import { PLAN_COMMANDS } from '#shared/commands/plan-commands.ts';
import { parse } from '#shared/parse.ts';
import { COMMANDS_OF, type EditKind } from './commands-of.ts';
import type { Command } from './edits.ts';
import type { Deed } from './history.ts';

type AddType = keyof typeof PLAN_COMMANDS & `Add${string}`;
type Values = Readonly<Record<string, unknown>>;

/** Goes on record where a removal takes back one's own addition. */
const REASON = 'Taken back by the one who added it';

const addType = (kind: EditKind): AddType | undefined => {
  const type = COMMANDS_OF[kind].whole?.add;
  return type !== undefined && type in PLAN_COMMANDS ? (type as AddType) : undefined;
};

/**
 * What the Add command of a kind would say of a record as it is now, so that it can be put in again. Undefined where it
 * cannot: a word of it was erased, or the kind is not put in by hand.
 *
 * Putting in again is a new record. It has another id, an address or a requirement another ref, and some of what had
 * grown around the old one stays away: reports and counts of an address, what became of its warrants (they are applied
 * for again), the risks of other agencies, requests to agencies of a requirement, a post's accepted handover, a task's
 * tick, contests, and who had been shown a place.
 */
export function valuesOf(kind: EditKind, record: object): Values | undefined {
  const type = addType(kind);
  if (type === undefined) return undefined;
  const known = kind === 'risk' ? { ...record, about: aboutOf(record) } : record;
  const values: Record<string, unknown> = {};
  for (const field of Object.keys(PLAN_COMMANDS[type].payload.shape)) {
    const value: unknown = Reflect.get(known, field);
    if (value !== undefined) values[field] = value;
  }
  const read = parse(PLAN_COMMANDS[type].payload, values);
  return read.ok ? read.value : undefined;
}

/** What a risk is at, in the words of its Add command. */
function aboutOf(risk: { readonly place?: unknown; readonly requestId?: unknown }): unknown {
  if (typeof risk.requestId === 'string') return { kind: 'request', id: risk.requestId };
  return risk.place ?? { kind: 'operation' };
}

/** The command of a deed; undefined where its kind is neither added nor removed by hand. */
export function wholeCommandOf(deed: Extract<Deed, { kind: 'add' | 'remove' }>): Command | undefined {
  const { whole, idKey } = COMMANDS_OF[deed.target.kind];
  if (whole === undefined || idKey === null) return undefined;
  return deed.kind === 'add'
    ? { type: whole.add, payload: deed.values }
    : { type: whole.remove, payload: { [idKey]: deed.target.id, reason: deed.reason ?? REASON } };
}
