import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import { ARRIVAL_BANDS, STAFFING_RULES } from '#shared/staffing-vocabulary.ts';
import { PRESENCES, SOURCES } from '#shared/vocabulary.ts';
import type { Kit } from './random-plan-commands.ts';
import { HOUR, NOON } from './support.ts';

type Payload = Readonly<Record<string, unknown>>;

type StaffingCommand = Extract<
  OperationCommandType,
  | 'RenewAssignment'
  | 'MoveAssignment'
  | 'OverrideRule'
  | 'RestoreRule'
  | 'ReportPresence'
  | 'SignHours'
  | 'AgreeHours'
  | 'SubscribePush'
  | 'EndPush'
  | `${'Add' | 'Edit' | 'Remove'}Duty`
>;

const REPORTED = PRESENCES.filter((one) => one !== 'not_started' && one !== 'stood_down');

/** Makers of what becomes of people put forward, and of the force's own on duty. */
export function staffingMakers({
  state,
  next,
  pick,
  some,
  edit,
}: Kit): Readonly<Record<StaffingCommand, () => Payload>> {
  const t = state.get('operation', 'operation')?.t ?? NOON;
  const assignmentId = () => some('assignment');
  /** One that has what is looked for, if there is one. */
  const having = (holds: 'setAside' | 'hours' | 'push' | 'alive'): string => {
    const ids = [...state.ids('assignment', 'all', '')].filter((id) => {
      const one = state.get('assignment', id);
      if (holds === 'setAside') return (one?.setAside.length ?? 0) > 0;
      return holds === 'alive' ? one?.answer !== 'withdrawn' && one?.answer !== 'declined' : one?.[holds] !== null;
    });
    return ids.length === 0 ? assignmentId() : pick(ids);
  };
  const duty = () => {
    const start = pick([-60, -30, 0, 90, 230]);
    return { staffId: some('staff'), requirementId: some('requirement'), window: { start, end: start + 30 } };
  };
  return {
    RenewAssignment: () => ({ assignmentId: having('alive') }),
    MoveAssignment: () => {
      const startAt = t + Math.floor(next() * 4 - 1) * HOUR;
      return { assignmentId: having('alive'), requirementId: some('requirement'), startAt, endAt: startAt + HOUR };
    },
    OverrideRule: () => ({
      assignmentId: having('alive'),
      rule: pick(STAFFING_RULES.slice(8)),
      reason: pick(['Asked for', 'Nobody else']),
    }),
    RestoreRule: () => {
      const id = having('setAside');
      return { assignmentId: id, rule: state.get('assignment', id)?.setAside[0]?.rule ?? pick(STAFFING_RULES) };
    },
    ReportPresence: () => ({
      assignmentId: having('alive'),
      presence: pick(REPORTED),
      source: pick(SOURCES),
      ...(next() < 0.5 ? {} : { arrival: pick(ARRIVAL_BANDS) }),
    }),
    SignHours: () => {
      const startAt = NOON - pick([2, 3, 40]) * HOUR;
      const endAt = startAt + pick([1, 2]) * HOUR;
      return { assignmentId: having('alive'), startAt, endAt, breakMinutes: pick([0, 30, 60]), note: '' };
    },
    AgreeHours: () => ({ assignmentId: having('hours') }),
    SubscribePush: () => ({
      assignmentId: having('alive'),
      endpoint: `https://push.example/${pick(['one', 'two'])}`,
      p256dh: 'p'.repeat(87),
      auth: 'a'.repeat(22),
    }),
    EndPush: () => ({ assignmentId: having('push') }),
    AddDuty: duty,
    EditDuty: () => {
      const dutyId = some('duty');
      return { dutyId, fields: edit(state.get('duty', dutyId), duty()) };
    },
    RemoveDuty: () => ({ dutyId: some('duty'), reason: 'Not needed' }),
  };
}
