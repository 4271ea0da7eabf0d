import type { Id } from '#shared/ids.ts';
import type { RecordKind } from '#shared/records.ts';
import type { Entities } from '../domain/tables.ts';
import type { Made, Rule } from './cut.ts';
import { viewKey } from './cut.ts';
import { isEqual } from './patch.ts';
import type { Computed, Dependencies } from './tracker.ts';

/** One record as one rule makes it, shared by all audiences that see it by that rule. */
export interface Cell<E extends Entities, Viewer> extends Computed {
  readonly key: string;
  readonly view: RecordKind;
  readonly id: Id;
  readonly rule: Rule<E>;
  readonly viewers: Set<Viewer>;
  made: Made | null;
}

/** The records that are in anybody's view, each made once however many see it; none is kept that nobody sees. */
export class Cells<E extends Entities, Viewer> {
  readonly #dependencies: Dependencies<E>;
  readonly #byRule = new Map<Rule<E>, Map<Id, Cell<E, Viewer>>>();

  constructor(dependencies: Dependencies<E>) {
    this.#dependencies = dependencies;
  }

  enter(view: RecordKind, id: Id, rule: Rule<E>, viewer: Viewer): Cell<E, Viewer> {
    const byId = this.#byRule.get(rule) ?? new Map<Id, Cell<E, Viewer>>();
    this.#byRule.set(rule, byId);
    const cell = byId.get(id) ?? this.#first(view, id, rule);
    byId.set(id, cell);
    cell.viewers.add(viewer);
    return cell;
  }

  leave(cell: Cell<E, Viewer>, viewer: Viewer): void {
    cell.viewers.delete(viewer);
    if (cell.viewers.size > 0) return;
    this.#dependencies.forget(cell);
    const byId = this.#byRule.get(cell.rule);
    byId?.delete(cell.id);
    if (byId?.size === 0) this.#byRule.delete(cell.rule);
  }

  /** Makes a record again; says whether it came out different. What is equal stays the same object. */
  refresh(cell: Cell<E, Viewer>): boolean {
    const before = cell.made;
    const after = this.#dependencies.track(cell, (from) => cell.rule.make(cell.id, from));
    if (before === null || after === null) {
      cell.made = after;
      return before !== after;
    }
    const sameFields = isEqual(before.fields, after.fields);
    const sameIds = isEqual(before.speaksOf, after.speaksOf);
    if (sameFields && sameIds) return false;
    cell.made = {
      fields: sameFields ? before.fields : after.fields,
      speaksOf: sameIds ? before.speaksOf : after.speaksOf,
    };
    return true;
  }

  #first(view: RecordKind, id: Id, rule: Rule<E>): Cell<E, Viewer> {
    const cell: Cell<E, Viewer> = {
      key: viewKey(view, id),
      view,
      id,
      rule,
      viewers: new Set(),
      made: null,
      deps: [],
    };
    cell.made = this.#dependencies.track(cell, (from) => rule.make(id, from));
    return cell;
  }
}
