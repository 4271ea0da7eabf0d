import type { AssistanceView, DecisionView, LogEntryView } from '#shared/records.ts';
import type { LogEntry, OperationEntities } from '../domain/operation-state.ts';
import { SAID_AT_THE_DOOR } from '../domain/operation-state.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { reportView } from './reports.ts';

const assistance = record<OperationEntities, 'assistance'>('assistance', (id, from): AssistanceView | null => {
  const call = from.get('assistance', id);
  if (call === undefined) return null;
  return {
    addressId: call.addressId,
    detail: call.detail,
    raised: reportView(call.raised),
    acknowledged: call.acknowledged === null ? null : { by: call.acknowledged.by, at: call.acknowledged.at },
    going: call.going.map((going) => ({ who: going.who, at: going.at })),
    closed: call.closed === null ? null : { whoWent: call.closed.whoWent, at: call.closed.at },
  };
});

/** Command reads its own entries in full; of a care entry only that there is one, of which agency, where and when. */
const logForCommand = record<OperationEntities, 'logEntry'>('logEntry', (id, from): LogEntryView | null => {
  const entry = from.get('logEntry', id);
  if (entry === undefined) return null;
  return entry.sight === 'care' ? careWithoutWords(entry) : forPolice(entry);
});

/** A worker's own report names her by her role; the name she works under is her agency's. */
function forPolice(entry: LogEntry): LogEntryView {
  if (entry.role !== 'worker') return inFull(entry);
  const { by: _hers, ...rest } = inFull(entry);
  return rest;
}

const inFull = (entry: LogEntry): LogEntryView => ({
  sight: entry.sight,
  happenedAt: entry.happenedAt,
  receivedAt: entry.receivedAt,
  by: entry.by,
  role: entry.role,
  source: entry.source,
  addressId: entry.addressId,
  text: entry.text,
  about: aboutOf(entry),
  struck: struckOf(entry),
});

const careWithoutWords = (entry: LogEntry): LogEntryView => ({
  sight: entry.sight,
  happenedAt: entry.happenedAt,
  receivedAt: entry.receivedAt,
  addressId: entry.addressId,
  ...(entry.agencyId === null ? {} : { agencyId: entry.agencyId }),
});

/** What a team may read of its own address. */
const logForTeam = record<OperationEntities, 'logEntry'>('logEntry', (id, from): LogEntryView | null => {
  const entry = from.get('logEntry', id);
  if (entry === undefined || entry.sight !== 'command' || !SAID_AT_THE_DOOR.includes(entry.about.kind)) return null;
  return forPolice(entry);
});

/** The writing agency's own words. The address is left out: whether it knows one is said by its places alone. */
const careForAgency = record<OperationEntities, 'logEntry'>('logEntry', (id, from): LogEntryView | null => {
  const entry = from.get('logEntry', id);
  if (entry === undefined || entry.sight !== 'care' || entry.agencyId === null) return null;
  return {
    sight: entry.sight,
    happenedAt: entry.happenedAt,
    receivedAt: entry.receivedAt,
    by: entry.by,
    role: entry.role,
    source: entry.source,
    text: entry.text,
    about: { kind: entry.about.kind },
    agencyId: entry.agencyId,
    struck: struckOf(entry),
  };
});

const aboutOf = ({ about }: LogEntry): NonNullable<LogEntryView['about']> => ({
  kind: about.kind,
  ...(about.id === undefined ? {} : { id: about.id }),
});

const struckOf = ({ struck }: LogEntry): { reason: string; at: number; by: string } | null =>
  struck === null ? null : { reason: struck.reason, at: struck.at, by: struck.by };

const decision = record<OperationEntities, 'decision'>('decision', (id, from): DecisionView | null => {
  const decision = from.get('decision', id);
  if (decision === undefined) return null;
  const counted = decision.potentialVictims;
  return {
    number: decision.number,
    text: decision.text,
    reason: decision.reason,
    ...(decision.options === null ? {} : { options: decision.options }),
    by: decision.by,
    at: decision.at,
    potentialVictims: counted === null ? null : { addressId: counted.addressId, number: counted.number },
  };
});

export const logRules = {
  assistance: { ...forEach(COMMAND_CLASSES, assistance), team: assistance },
  logEntry: {
    ...forEach(COMMAND_CLASSES, logForCommand),
    team: logForTeam,
    agency: careForAgency,
    unit: careForAgency,
  },
  decision: forEach(COMMAND_CLASSES, decision),
} satisfies RuleTable<OperationEntities>;
