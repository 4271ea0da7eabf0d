import { describe, expect, test } from '@jest/globals';
import { array, nat, sample } from 'fast-check';
import { deriveId } from '#shared/ids.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { EVENT_CATALOGUE } from '#server/domain/catalogue.ts';
import type { DecideContext, Decider, Lookups } from '#server/domain/decider.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import type { Change, Reader } from '#server/domain/tables.ts';
import { Draft, Tables } from '#server/domain/tables.ts';
import { dangling } from './dangling.ts';
import { randomCommand } from './random-commands.ts';
import { LOOKUPS, NOON, OPERATION_STREAM, plannedOperation } from './support.ts';

type OperationDecider = Decider<OperationEntities, OperationCommand, OperationEvent>;
type MakeDraft = (base: Reader<OperationEntities>) => Draft<OperationEntities>;

const FACTS = new Set(['ReportStep', 'ReportCount', 'ReportOutcome', 'RaiseAssistance', 'NeedSomeone']);
const honestDraft: MakeDraft = (base) => new Draft(base, operationDecider.indexes);

/** Rosters once they have changed: everybody has learned French. */
const LATER: Lookups = {
  ...LOOKUPS,
  rosterPerson: (agencyId, personId) => {
    const person = LOOKUPS.rosterPerson(agencyId, personId);
    return person === undefined ? undefined : { ...person, languages: [...person.languages, 'fr'] };
  },
};

/** How often each command was accepted: a fuzz that reaches nothing proves nothing. */
type Reached = Map<string, number>;

/** Plays one sequence on a planned operation and returns every promise that it broke. */
function violationsIn(
  seeds: readonly number[],
  decider: OperationDecider,
  makeDraft: MakeDraft,
  reached: Reached,
): string[] {
  // Every third begins without a T, so that dates may be pencilled.
  const { scene } = plannedOperation((seeds[0] ?? 0) % 3 === 0 ? null : undefined);
  const state = scene.state;
  const rebuilt = new Tables(decider.indexes);
  for (const event of scene.events) rebuilt.apply(decider.evolve(rebuilt, event));
  const found: string[] = [];
  const made = new Set<string>();
  let now = scene.now;
  for (const [at, seed] of seeds.entries()) {
    const { command, by, ago, wait } = randomCommand(state, seed, now);
    now += wait;
    const context: DecideContext<OperationEntities> = {
      state,
      stream: OPERATION_STREAM,
      actor: by,
      commandId: `random${String(at).padStart(8, '0')}`,
      receivedAt: now,
      happenedAt: now - ago,
      newId: (n) => deriveId(OPERATION_STREAM, `random${String(at).padStart(8, '0')}`, n),
      lookups: at < 20 ? LOOKUPS : LATER,
    };
    try {
      const decision = decider.decide(command, context);
      if (JSON.stringify(decider.decide(command, context)) !== JSON.stringify(decision))
        found.push('decided otherwise');
      if (!decision.ok) {
        if (isFactHere(command, state)) found.push(`a fact was refused: ${command.type}`);
        continue;
      }
      reached.set(command.type, (reached.get(command.type) ?? 0) + 1);
      found.push(...play(decision.events, decider, { state, rebuilt, made, makeDraft }));
    } catch (error) {
      found.push(`${command.type} threw ${String(error)}`);
    }
  }
  if (dump(state) !== dump(rebuilt)) found.push('the state through drafts is another');
  found.push(...dangling(state));
  return found;
}

function isFactHere({ type, payload }: OperationCommand, state: Reader<OperationEntities>): boolean {
  return FACTS.has(type) && 'addressId' in payload && state.get('address', String(payload.addressId)) !== undefined;
}

interface Parts {
  readonly state: Tables<OperationEntities>;
  readonly rebuilt: Tables<OperationEntities>;
  readonly made: Set<string>;
  readonly makeDraft: MakeDraft;
}

function play(
  events: readonly OperationEvent[],
  decider: OperationDecider,
  { state, rebuilt, made, makeDraft }: Parts,
): string[] {
  const found: string[] = [];
  if (events.length === 0) found.push('an acceptance without an event');
  const draft = makeDraft(rebuilt);
  const touched = new Set<string>();
  for (const event of events) {
    if (!Object.hasOwn(EVENT_CATALOGUE, event.type)) found.push(`${event.type} is not in the catalogue`);
    if (JSON.stringify(JSON.parse(JSON.stringify(event))) !== JSON.stringify(event)) found.push('not plain data');
    const changes = decider.evolve(state, event);
    for (const change of changes) found.push(...isNew(change, state, made));
    for (const bucket of state.apply(changes).buckets.keys()) touched.add(bucket);
    draft.apply(decider.evolve(draft, event));
  }
  found.push(...differences(draft, state, touched));
  rebuilt.apply(draft.changes);
  return found;
}

/** An id names one thing only, of whatever kind. */
function isNew(
  { kind, id, value }: Change<OperationEntities>,
  state: Reader<OperationEntities>,
  made: Set<string>,
): string[] {
  if (value === null || state.get(kind, id) !== undefined || kind === 'agency') return [];
  if (made.has(id)) return [`the id of a ${kind} came twice`];
  made.add(id);
  return [];
}

function differences(
  draft: Reader<OperationEntities>,
  state: Reader<OperationEntities>,
  buckets: Iterable<string>,
): string[] {
  const found: string[] = [];
  for (const bucket of buckets) {
    const [, kind, index, key] = /^(\w+)\?(\w+)=(.*)$/s.exec(bucket) ?? [];
    const table = (kind ?? 'operation') as keyof OperationEntities;
    const [a, b] = [draft, state].map((reader) => [...reader.ids(table, index ?? '', key ?? '')]);
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`bucket ${bucket} differs`);
    for (const id of b ?? []) if (draft.get(table, id) === undefined) found.push(`record ${table} ${id} is missing`);
  }
  return found;
}

function dump(tables: Tables<OperationEntities>): string {
  const buckets = Object.entries(operationDecider.indexes).flatMap(([kind, indexes]) =>
    Object.keys(indexes).flatMap((index) =>
      ['', 'due', 'open', 'untold', 'command', 'care'].map((key) => [
        ...tables.ids(kind as keyof OperationEntities, index, key),
      ]),
    ),
  );
  return JSON.stringify([[...tables.entries()], buckets]);
}

function violations(runs: number, seed: number, decider = operationDecider, makeDraft = honestDraft) {
  const reached: Reached = new Map();
  const sequences = sample(array(nat(2 ** 31 - 1), { minLength: 15, maxLength: 50 }), { seed, numRuns: runs });
  const found = sequences.flatMap((seeds) => violationsIn(seeds, decider, makeDraft, reached));
  return { found, reached };
}

describe('random commands', () => {
  const seed = 31_415;

  test('DM46 2,000 random sequences: nothing throws, no fact is refused, ids are unique, a draft equals the tables', () => {
    const { found, reached } = violations(2000, seed);
    const accepted = [...reached.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `DM46: 2000 sequences, ${accepted} accepted of ${reached.size} kinds, ${found.length} violations (seed ${seed})`,
    );
    expect(found.slice(0, 5)).toEqual([]);
    // Everything but CreateOperation: that one is made.
    const never = Object.keys(OPERATION_COMMANDS).filter((type) => !reached.has(type));
    expect(never).toEqual(['CreateOperation']);
  });

  test('DM46 planted: a fold that throws, a fact refused, an id given twice, a decision out of the clock are found out', () => {
    const planted: readonly [string, OperationDecider][] = [
      [
        'threw',
        {
          ...operationDecider,
          evolve: (state, event) => {
            if (event.type === 'NoticeMarked') throw new Error('planted');
            return operationDecider.evolve(state, event);
          },
        },
      ],
      [
        'a fact was refused',
        {
          ...operationDecider,
          decide: (command, context) => {
            const phase = context.state.get('operation', 'operation')?.phase;
            const { type } = command;
            const refusing = type === 'ReportStep' && phase !== 'live';
            return operationDecider.decide(
              refusing ? { ...command, payload: { ...command.payload, addressId: '' } } : command,
              context,
            );
          },
        },
      ],
      [
        'came twice',
        {
          ...operationDecider,
          decide: (command, context) => operationDecider.decide(command, { ...context, newId: () => context.newId(0) }),
        },
      ],
      [
        'decided otherwise',
        {
          ...operationDecider,
          decide: (command, context) =>
            operationDecider.decide(command, { ...context, receivedAt: (calls += 1) + NOON }),
        },
      ],
    ];
    for (const [words, decider] of planted) {
      expect(violations(100, seed, decider).found.some((one) => one.includes(words))).toBe(true);
    }
  });
  let calls = 0;

  test('DM46 planted: a draft that reads a bucket as it was before the batch is found out', () => {
    class Forgetful extends Draft<OperationEntities> {
      override ids(kind: keyof OperationEntities, index: string, key: string): Iterable<string> {
        return index === 'untold' ? plannedOperation().scene.state.ids(kind, index, key) : super.ids(kind, index, key);
      }
    }
    const { found } = violations(100, seed, operationDecider, (base) => new Forgetful(base, operationDecider.indexes));
    expect(found.some((one) => one.includes('notice?untold'))).toBe(true);
  });
});
