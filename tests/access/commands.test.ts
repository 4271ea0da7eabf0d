import { describe, expect, test } from '@jest/globals';
import type { OperationCommand, OperationCommandType } from '#shared/commands/operation-commands.ts';
import { deriveId } from '#shared/ids.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import type { Cut, Rule } from '#server/access/cut.ts';
import { OPERATION_CUT } from '#server/access/cuts.ts';
import { StreamProjection } from '#server/access/projection.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Tables, Touched } from '#server/domain/tables.ts';
import { Draft } from '#server/domain/tables.ts';
import type { Given } from '../domain/random-commands.ts';
import { numbersFrom, randomCommand } from '../domain/random-commands.ts';
import {
  CLINIC,
  command,
  COORD,
  HARBOUR,
  LEAD,
  LOOKUPS,
  NOON,
  OPERATION_STREAM,
  plannedOperation,
  putForward,
} from '../domain/support.ts';
import { EVENT_TABLE } from '../support/harness/event-table.ts';
import { StreamOracle } from '../support/harness/oracle.ts';

/** Gives one command to a state, as the door does; null where it is refused. */
function give(
  state: Tables<OperationEntities>,
  { command, by, ago }: Given,
  { id, now }: { readonly id: string; readonly now: number },
): { readonly events: readonly OperationEvent[]; readonly touched: Touched } | null {
  const decision = operationDecider.decide(command, {
    state,
    stream: OPERATION_STREAM,
    actor: by,
    commandId: id,
    receivedAt: now,
    happenedAt: now - ago,
    newId: (n) => deriveId(OPERATION_STREAM, id, n),
    lookups: LOOKUPS,
  });
  if (!decision.ok) return null;
  const draft = new Draft(state, operationDecider.indexes);
  for (const event of decision.events) draft.apply(operationDecider.evolve(draft, event));
  return { events: decision.events, touched: state.apply(draft.changes) };
}

/** Records that one event changed although its line does not name them. */
function unruled(state: Tables<OperationEntities>, event: OperationEvent): readonly string[] {
  const kinds: readonly string[] = EVENT_TABLE[event.type];
  return operationDecider
    .evolve(state, event)
    .filter((change) => !kinds.includes(change.kind))
    .map((change) => `${event.type} changes a ${change.kind}`);
}

describe('real commands', () => {
  test('NK4 R13 after every command of random afternoons every audience’s view is the full one', () => {
    const SEED = 4_000;
    const [RUNS, LENGTH] = [8, 200];
    const reached = new Set<OperationCommandType>();
    const violations: string[] = [];
    let comparisons = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const { scene } = plannedOperation();
      const oracle = new StreamOracle(OPERATION_STREAM, scene.state);
      const random = numbersFrom(SEED + run);
      let now = scene.now;
      for (let turn = 0; turn < LENGTH; turn += 1) {
        const given = randomCommand(scene.state, Math.floor(random() * 2 ** 31), now);
        now += given.wait;
        const done = give(scene.state, given, { id: `random${String(turn).padStart(8, '0')}`, now });
        if (done === null) continue;
        reached.add(given.command.type);
        violations.push(
          ...oracle.committed(done.touched).map((what) => `${SEED + run}, ${given.command.type}: ${what}`),
        );
      }
      comparisons += oracle.comparisons;
    }
    expect(violations).toEqual([]);
    expect(reached.size).toBeGreaterThan(40);
    console.log(
      `R13: ${RUNS} afternoons of ${LENGTH} commands (${reached.size} kinds), ${comparisons} views equal (seed ${SEED})`,
    );
  }, 120_000);

  test('NK3 R25 an event changes no record that its line does not name', () => {
    const found = new Set<string>();
    const seen = new Set<string>();
    for (let run = 0; run < 12; run += 1) {
      const { scene } = plannedOperation();
      const random = numbersFrom(7_000 + run);
      for (let turn = 0; turn < 150; turn += 1) {
        const given = randomCommand(scene.state, Math.floor(random() * 2 ** 31), NOON + turn * 60_000);
        const decision = scene.when(given.command, { by: given.by, at: NOON + turn * 60_000 });
        if (!decision.ok) continue;
        for (const event of decision.events) {
          seen.add(event.type);
          for (const what of unruled(scene.state, event)) found.add(what);
          scene.given(event);
        }
      }
    }
    expect([...found]).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
  });
});

/** Commands that neither a partner agency nor its workers may learn of, however often they are given. */
const HIDDEN: ReadonlySet<OperationCommandType> = new Set<OperationCommandType>([
  'AddAddress',
  'AddSite',
  'AddTeam',
  'EditTeam',
  'AddRequirement',
  'AdmitMember',
  'ReportStep',
  'SettleStep',
  'ReportCount',
  'ReportOutcome',
  'RaiseAssistance',
  'AcknowledgeAssistance',
  'SendToAssistance',
  'CloseAssistance',
  'NeedSomeone',
  'RecordDecision',
  'AddPost',
  'HandOverPost',
  'AnswerHandover',
  'AddTask',
  'MarkTask',
  'AddContingency',
  'AddChannel',
  'EditChannel',
  'AddWarrant',
  'RecordWarrant',
  'AddDrawing',
  'EditDrawing',
  'AddUsualNeed',
  'GiveUsualNeeds',
  'AddStaff',
  'EditStaff',
  'ImportRows',
]);

const byLead = (one: OperationCommand): Given => ({ command: one, by: LEAD, ago: 0, wait: 0 });
const byCoordinator = (one: OperationCommand): Given => ({ command: one, by: COORD, ago: 0, wait: 0 });

/** What the partners do see, given on both sides: the area, a place shown, their own entry, their own yes. */
const visibleTo = (rvp: string, worker: string): readonly Given[] => [
  byLead(command('EditOperation', { fields: { area: { from: 'Northside', to: 'Southside' } } })),
  byLead(command('ShowPlace', { place: { kind: 'site', id: rvp }, agencyId: HARBOUR, level: 'full', at: null })),
  byCoordinator(command('WriteLogEntry', { sight: 'care', addressId: null, text: 'Words.', source: 'desk' })),
  byCoordinator(command('ConfirmAssignment', { assignmentId: worker })),
];

/** All frames of the partners, and how many hidden commands were recorded between the visible ones. */
function framesOf(seed: number, withHidden: boolean, cut: Cut<OperationEntities>) {
  const planned = plannedOperation();
  const { scene, rvp } = planned;
  const worker = putForward(planned, 'personIoana');
  const names: readonly AudienceName[] = [`agency:${HARBOUR}`, `agency:${CLINIC}`, `worker:${worker}:answer`];
  const projection = new StreamProjection(cut, scene.state);
  for (const name of names) projection.open(name);
  const views = () => names.map((name) => JSON.stringify(projection.view(name)));
  const frames = views();
  const random = numbersFrom(seed);
  let hidden = 0;
  const play = (given: Given, id: string, now: number): boolean => {
    const done = give(scene.state, given, { id, now });
    if (done === null) return false;
    for (const [name, patch] of projection.apply(done.touched)) frames.push(`${name} ${JSON.stringify(patch)}`);
    return true;
  };
  for (const [turn, given] of visibleTo(rvp, worker).entries()) {
    const start = scene.now + turn * 60_000;
    for (let more = 1; more <= 12; more += 1) {
      const one = randomCommand(scene.state, Math.floor(random() * 2 ** 31), start);
      if (!withHidden || !HIDDEN.has(one.command.type)) continue;
      if (play(one, `hidden-${turn}-${more}00000`, start + more * 1_000)) hidden += 1;
    }
    play(given, `visible-${turn}0000`, start + 30_000);
  }
  return { frames: [...frames, ...views()], hidden };
}

/** R26 over real commands: pairs whose partners' frames are not the same bytes, and how much was hidden in all. */
function interferences(pairs: number, cut: Cut<OperationEntities> = OPERATION_CUT) {
  let hidden = 0;
  const seeds = Array.from({ length: pairs }, (_, seed) => seed).filter((seed) => {
    const left = framesOf(seed, true, cut);
    hidden += left.hidden;
    return JSON.stringify(left.frames) !== JSON.stringify(framesOf(seed, false, cut).frames);
  });
  return { seeds, hidden };
}

describe('what command does moves nothing that a partner is sent', () => {
  test('NK2 R26 the frames of agencies and workers are the same bytes with and without it', () => {
    const PAIRS = 150;
    const { seeds, hidden } = interferences(PAIRS);
    expect(seeds).toEqual([]);
    expect(hidden).toBeGreaterThan(PAIRS * 6);
    console.log(
      `R26: ${PAIRS} pairs of real histories, ${hidden} hidden commands, partners' frames equal (seeds from 0)`,
    );
  }, 60_000);

  test('NK2 R26 an agency that follows a bucket of addresses is caught', () => {
    const cut: Cut<OperationEntities> = {
      rules: { ...OPERATION_CUT.rules, address: { ...OPERATION_CUT.rules.address, agency: bare } },
      scope: (audience, from) => [
        ...OPERATION_CUT.scope(audience, from),
        { view: 'address', from: { kind: 'address', index: 'all', key: '' } },
      ],
    };
    expect(interferences(20, cut).seeds).not.toEqual([]);
  });
});

/** Only that there is one. */
const bare: Rule<OperationEntities> = { derived: false, make: () => ({ fields: {}, speaksOf: [] }) };
