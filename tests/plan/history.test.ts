import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  deedsFor,
  moved,
  NO_HISTORY,
  remember,
  type Deed,
  type History,
  type Step,
  type Way,
} from '#client/editing/history.ts';
import { valuesOf } from '#client/editing/whole.ts';
import { putEdit } from '#client/plan/allocation/put.ts';
import { changeStep, removeStep } from '#client/plan/table/bulk.ts';
import { FIELDS, HistoryWorld, KINDS, type Kind } from './history-world.ts';

/** One thing that a lead does, as numbers: what is there to be chosen from is known only when it is done. */
interface Act {
  readonly kind: Kind;
  readonly deed: 'edit' | 'add' | 'remove' | 'bulk' | 'bulkRemove' | 'put';
  readonly picks: readonly number[];
}
const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...KINDS),
  deed: fc.constantFrom('edit', 'edit', 'add', 'remove', 'bulk', 'bulkRemove', 'put'),
  picks: fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }),
});

const pickFrom = <T>(list: readonly T[], at: number | undefined): T | undefined => list[(at ?? 0) % list.length];

/** A value for a field, out of those that it may take. */
function valueFor(world: HistoryWorld, kind: Kind, field: string, at: number): unknown {
  const values = FIELDS[kind][field];
  if (values === undefined) return undefined;
  if (!('id' in values)) return pickFrom(values, at);
  const id = pickFrom([null, ...world.ids(values.id)], at) ?? null;
  return field === 'posting' && id !== null ? { kind: 'team', id } : id;
}

/** What the page would send for an act, as one step; of nothing where there is nothing to do it to. */
function stepOf(world: HistoryWorld, { kind, deed, picks }: Act): Step {
  const [first = 0, second = 0, third = 0, fourth = 0] = picks;
  const field = pickFrom(Object.keys(FIELDS[kind]), second) ?? '';
  const rows = world.ids(kind).map((id) => ({ id, name: id, view: world.record({ kind, id }) ?? {} }));
  const row = pickFrom(rows, first);
  const nothing: Step = { label: 'nothing', deeds: [] };
  if (row === undefined) return nothing;
  const to = valueFor(world, kind, field, third);
  switch (deed) {
    case 'edit': {
      const from: unknown = Reflect.get(row.view, field);
      const edit = { target: { kind, id: row.id }, label: field, field, from, to };
      return { label: field, deeds: [{ kind: 'edit', edit }] };
    }
    case 'bulk':
      return kind === 'operation' ? nothing : changeStep(kind, rows, { name: field, label: field }, to);
    case 'add': {
      const values = valuesOf(kind, {
        ...row.view,
        [field]: to,
        callSign: `MIKE ${fourth}`,
        number: Reflect.get(row.view, 'number'),
      });
      if (values === undefined || kind === 'staff') return nothing;
      return { label: 'added', deeds: [{ kind: 'add', target: { kind, id: 'not yet' }, values, label: 'added' }] };
    }
    case 'remove':
      return removable(world, kind, row.id) ? removeStep(kind, [row], 'Typed twice', world.goesWith) : nothing;
    case 'bulkRemove':
      return removeStep(
        kind,
        rows.filter(({ id }) => removable(world, kind, id)),
        'Typed twice',
        world.goesWith,
      );
    case 'put':
      return putStep(world, picks);
  }
}

/** A requirement's requests to agencies end with it and do not come back (valuesOf says so); the operation stays. */
const removable = (world: HistoryWorld, kind: Kind, id: string): boolean =>
  kind !== 'operation' &&
  (kind !== 'requirement' || [...world.scene.state.ids('request', 'requirement', id)].length === 0);

function putStep(world: HistoryWorld, [first, second, third]: readonly number[]): Step {
  const teams = world.ids('team').map((id) => ({ kind: 'team', id }) as const);
  const addresses = world.ids('address').map((id) => ({ kind: 'address', id }) as const);
  const staff = world.ids('staff').map((id) => ({ kind: 'staff', id }) as const);
  const piece = pickFrom([...teams, ...staff], first);
  const goal = pickFrom([null, ...addresses, ...teams], second ?? third);
  const edit = piece === undefined ? undefined : putEdit(world.data, piece, goal ?? null);
  return { label: 'put', deeds: edit === undefined ? [] : [{ kind: 'edit', edit }] };
}

/** The parts that a planted bug takes the place of. */
interface Parts {
  readonly deedsFor: typeof deedsFor;
  readonly moved: typeof moved;
}
const REAL: Parts = { deedsFor, moved };

/** Does acts, then takes all back and does all again, comparing the plan after each; what did not come out as it should. */
async function historyFaults(acts: readonly Act[], parts: Parts = REAL): Promise<readonly string[]> {
  const world = new HistoryWorld();
  const ids = new Map<string, string>();
  const faults: string[] = [];
  let history: History = NO_HISTORY;
  const plans = [world.plan(ids)];
  for (const act of acts) {
    const step = stepOf(world, act);
    const { done } = await world.run(step.deeds, false);
    if (done.length === 0) continue;
    history = remember(history, { label: step.label, deeds: done });
    plans.push(world.plan(ids));
  }
  const go = async (way: Way, expected: readonly string[], name: string): Promise<void> => {
    const step = (way === 'undo' ? history.done : history.undone).at(-1);
    if (step === undefined) return void faults.push(`${name}: there was nothing to ${way}`);
    const result = await world.run(parts.deedsFor(step, way));
    for (const [before, now] of result.renamed) ids.set(before, now);
    history = parts.moved(history, way, result);
    const plan = world.plan(ids);
    const [there, wanted] = [new Set(plan), new Set(expected)];
    const odd = [...plan.filter((line) => !wanted.has(line)), ...expected.filter((line) => !there.has(line))];
    if (odd.length > 0) faults.push(`${name}, ${step.label}: ${odd.join(' | ')} (${result.refusals.join('; ')})`);
  };
  for (let at = plans.length - 2; at >= 0; at -= 1) await go('undo', plans[at] ?? [], `undo ${at}`);
  for (let at = 1; at < plans.length; at += 1) await go('redo', plans[at] ?? [], `redo ${at}`);
  for (let at = plans.length - 2; at >= 0; at -= 1) await go('undo', plans[at] ?? [], `undo again ${at}`);
  return faults;
}

const runs = fc.sample(fc.array(anyAct, { minLength: 1, maxLength: 8 }), { numRuns: 150, seed: 41 });

describe('undo and redo, against the real decider', () => {
  test('PN56 undo of any own plan edits restores the plan, redo does them again; planted bugs are found', async () => {
    const found: string[] = [];
    for (const acts of runs) found.push(...(await historyFaults(acts)));
    expect(found.slice(0, 3)).toEqual([]);
    const planted: readonly Parts[] = [
      { ...REAL, deedsFor: (step, way) => (way === 'undo' ? step.deeds.map(backwards) : deedsFor(step, way)) },
      { ...REAL, moved: (history, way, outcome) => moved(history, way, { ...outcome, renamed: new Map() }) },
    ];
    for (const parts of planted) {
      const bugs: string[] = [];
      for (const acts of runs) if (bugs.length === 0) bugs.push(...(await historyFaults(acts, parts)));
      expect(bugs).not.toEqual([]);
    }
  });

  test('PN57 what somebody else has changed since is taken back by nobody, and the rest of a bulk is', async () => {
    const world = new HistoryWorld();
    const rows = world
      .ids('address')
      .map((id) => ({ id, name: id, view: world.record({ kind: 'address', id }) ?? {} }));
    const step = changeStep('address', rows, { name: 'vehicles', label: 'Vehicles' }, 'a van');
    expect((await world.run(step.deeds, false)).done).toHaveLength(2);
    const [first = { id: '' }, second = { id: '' }] = rows;
    await world.send({
      type: 'EditAddress',
      payload: { addressId: first.id, fields: { vehicles: { from: 'a van', to: 'two vans' } } },
    });
    const { done, changed, refusals } = await world.run(deedsFor(step, 'undo'));
    expect([done.length, changed.length, refusals]).toEqual([1, 1, []]);
    const now = [first, second].map(({ id }) => Reflect.get(world.record({ kind: 'address', id }) ?? {}, 'vehicles'));
    expect(now).toEqual(['two vans', '']);
  });

  test('PN57 an addition that somebody else has changed since is not taken away', async () => {
    const world = new HistoryWorld();
    const values = { kind: 'rvp', name: 'Second car park', line: '', postcode: '', point: null };
    const added = await world.run([{ kind: 'add', target: { kind: 'site', id: '' }, values, label: 'added' }], false);
    const [deed] = added.done;
    const id = deed?.kind === 'add' ? deed.target.id : '';
    await world.send({ type: 'EditSite', payload: { siteId: id, fields: { line: { from: '', to: 'Rear gate' } } } });
    const { done, changed } = await world.run(deedsFor({ label: 'added', deeds: added.done }, 'undo'));
    expect([done.length, changed.length]).toEqual([0, 1]);
    expect(world.record({ kind: 'site', id })).toMatchObject({ line: 'Rear gate' });
  });

  test('PN58 a refusal is named by its row, the rest is recorded, and without contact the rest is kept', async () => {
    const world = new HistoryWorld();
    const rows = world.ids('team').map((id) => ({ id, name: id, view: world.record({ kind: 'team', id }) ?? {} }));
    const step = removeStep('team', rows, 'Not needed', world.goesWith);
    const result = await world.run(step.deeds, false);
    expect(result.done).toHaveLength(1);
    expect(result.refusals).toEqual([expect.stringMatching(/removed: Something still depends on this/)]);
    let sent = 0;
    const cut = new HistoryWorld();
    const three = cut.ids('address').map((id) => ({ id, name: id, view: cut.record({ kind: 'address', id }) ?? {} }));
    const change = changeStep('address', [...three, ...three], { name: 'hazards', label: 'Hazards' }, 'dogs');
    const { send } = cut;
    cut.send = (command) => {
      sent += 1;
      if (sent > 1)
        return Promise.resolve({
          ok: false,
          id: '',
          refusal: { code: 'unavailable', message: 'No contact.', faults: [] },
        });
      return send(command);
    };
    const half = await cut.run(change.deeds, false);
    expect(half.done.length + half.refused.length).toBe(change.deeds.length);
    expect(half.done).toHaveLength(1);
  });
});

/** A planted bug: the value goes the right way, from the wrong one. */
const backwards = (deed: Deed): Deed =>
  deed.kind === 'edit' ? { kind: 'edit', edit: { ...deed.edit, to: deed.edit.to, from: deed.edit.to } } : deed;
