import type { OperationView, StandingView } from '#shared/records.ts';
import type { Operation, OperationEntities } from '../domain/operation-state.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';

/** The operation as command knows it. The counters are nobody's: they count what others may not know of. */
const forCommand = record<OperationEntities, 'operation'>('operation', (id, from): OperationView | null => {
  const operation = from.get('operation', id);
  if (operation === undefined) return null;
  return {
    codename: operation.codename,
    area: operation.area,
    zone: operation.zone,
    t: operation.t,
    phase: operation.phase,
    standing: standingWithReason(operation),
    liaison: liaisonOf(operation),
    dates: operation.dates.map((date) => ({ id: date.id, t: date.t })),
  };
});

const forTeam = record<OperationEntities, 'operation'>('operation', (id, from): OperationView | null => {
  const operation = from.get('operation', id);
  if (operation === undefined) return null;
  return {
    codename: operation.codename,
    area: operation.area,
    zone: operation.zone,
    t: operation.t,
    phase: operation.phase,
    standing: standingOf(operation),
  };
});

/** Neither codename nor T: an agency knows its own hours, not the minute at which the doors go in. */
const forAgency = record<OperationEntities, 'operation'>('operation', (id, from): OperationView | null => {
  const operation = from.get('operation', id);
  if (operation === undefined) return null;
  return {
    area: operation.area,
    zone: operation.zone,
    phase: operation.phase,
    standing: standingOf(operation),
    liaison: liaisonOf(operation),
  };
});

/** By her answer link a worker knows the area and whether it still stands; whom to ring comes with the day pass. */
const forWorkerAnswer = record<OperationEntities, 'operation'>('operation', (id, from): OperationView | null => {
  const operation = from.get('operation', id);
  if (operation === undefined) return null;
  return { area: operation.area, zone: operation.zone, standing: standingOf(operation) };
});

const forWorkerPass = record<OperationEntities, 'operation'>('operation', (id, from): OperationView | null => {
  const operation = from.get('operation', id);
  if (operation === undefined) return null;
  return {
    area: operation.area,
    zone: operation.zone,
    standing: standingOf(operation),
    liaison: liaisonOf(operation),
  };
});

function standingWithReason({ standing }: Operation): StandingView {
  if (standing.kind === 'running') return { kind: 'running' };
  return { kind: standing.kind, reason: standing.reason, at: standing.at };
}

/** Why an operation was put off is command's. */
function standingOf({ standing }: Operation): StandingView {
  if (standing.kind === 'running') return { kind: 'running' };
  return { kind: standing.kind, at: standing.at };
}

const liaisonOf = ({ liaison }: Operation): { name: string; phone: string } | null =>
  liaison === null ? null : { name: liaison.name, phone: liaison.phone };

export const operationRules = {
  operation: {
    ...forEach(COMMAND_CLASSES, forCommand),
    team: forTeam,
    agency: forAgency,
    unit: forAgency,
    workerAnswer: forWorkerAnswer,
    workerPass: forWorkerPass,
  },
} satisfies RuleTable<OperationEntities>;
