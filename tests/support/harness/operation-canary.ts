import { OPERATION_CUT } from '#server/access/cuts.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { Canary, CanaryWorld } from './canary.ts';
import { AUDIENCES, isKept, OPERATION_WORLD } from './canary-world.ts';
import { OPERATION_TABLE } from './visibility-table.ts';

export const operationCanary: CanaryWorld<OperationEntities> = {
  cut: OPERATION_CUT,
  indexes: OPERATION_INDEXES,
  records: OPERATION_WORLD,
  audiences: AUDIENCES,
  table: OPERATION_TABLE,
  isKept,
};

/** Another value for a leaf that decides something, by the value that it has. */
const OTHERWISE: Readonly<Record<string, string>> = {
  postponed: 'cancelled',
  rvp: 'fup',
  reception_centre: 'hospital',
  safe_accommodation: 'assault_centre',
  field: 'observer',
  coordinator: 'observer',
  interpreter: 'advocate',
  woman: 'man',
  women_found: 'suspects',
  confirmed: 'declined',
  arrived: 'stood_down',
  full: 'area',
  area: 'full',
  waiting: 'understood',
  understood: 'waiting',
  step: 'plan',
  decision: 'plan',
  staffing: 'plan',
  note: 'plan',
  warrant: 'power',
  pace_8: 'other',
  issued: 'applied_for',
  police: 'charity',
  charity: 'council',
  dogs: 'fire',
  high: 'low',
  agency: 'command',
  dbs_enhanced: 'dbs_basic',
  first_aid: 'driving',
  not_asked: 'declared',
  dialect: 'language',
  '2030-01-01': '2020-01-01',
};

/** Another value for any leaf: another number, the other truth, a word of the same list, or an id that nothing has. */
export function anotherValue({ leaf }: Canary<OperationEntities>): unknown {
  if (leaf.path === 'steps.*.kind') return undefined;
  if (typeof leaf.value === 'boolean') return !leaf.value;
  if (typeof leaf.value === 'number') return leaf.value + 60;
  return OTHERWISE[leaf.value] ?? `other-${leaf.value}`;
}

/** Leaves that open a record to more eyes when they change: what was hidden before is then rightly seen. */
const OPENING: readonly string[] = [
  'logEntry role',
  'logEntry sight',
  'logEntry unitId',
  'logEntry about.kind',
  'showing shown.level',
  'notice told',
  'risk shared',
  'message from',
];

/** As `anotherValue`, but nothing is opened to anybody: for histories in which what is hidden stays hidden. */
export const anotherValueKeepingRows = (canary: Canary<OperationEntities>): unknown =>
  OPENING.includes(`${canary.record.kind} ${canary.leaf.path}`) ? undefined : anotherValue(canary);
