import type { Id } from '#shared/ids.ts';
import type { Fields, Put } from '#shared/protocol.ts';
import type { RecordKind } from '#shared/records.ts';
import type { Entities } from '../domain/tables.ts';
import type { AudienceClass, AudienceName } from './audiences.ts';
import { readName } from './audiences.ts';
import type { Cell } from './cells.ts';
import type { Range } from './cut.ts';
import type { Patch } from './patch.ts';
import { changedFields, PatchBuilder } from './patch.ts';
import type { Computed } from './tracker.ts';

interface Seat<E extends Entities> {
  readonly cell: Cell<E, OpenAudience<E>>;
  /** In how many of the audience's ranges the record is. */
  ranges: number;
}

interface Shown {
  readonly view: RecordKind;
  readonly id: Id;
  readonly fields: Fields;
}

const NOTHING: readonly string[] = [];

/** One audience with somebody in it: the ranges of its scope, the records in them, and what it was last shown. */
export class OpenAudience<E extends Entities> implements Computed {
  readonly name: AudienceName;
  readonly cls: AudienceClass;
  /** What its scope read. */
  deps: readonly string[] = [];
  ranges: ReadonlyMap<string, Range<E>> = new Map();
  readonly seats = new Map<string, Seat<E>>();
  /** Records whose place in the view may have changed since the last patch. */
  readonly pending = new Map<string, Cell<E, OpenAudience<E>>>();
  readonly #shown = new Map<string, Shown>();
  /** Which derived records speak of a record, so that they come and go with it. */
  readonly #speakers = new Map<string, Set<string>>();
  readonly #speaksOf = new Map<string, readonly string[]>();

  constructor(name: AudienceName) {
    this.name = name;
    this.cls = readName(name).cls;
  }

  /** Everything that is shown, as a client would hold it. */
  view(): Put {
    const all = new PatchBuilder();
    for (const { view, id, fields } of this.#shown.values()) all.put(view, id, fields);
    return all.build().put;
  }

  /** Brings what is shown up to date with what is pending; the patch, or null where nothing changed for these eyes. */
  settle(): Patch | null {
    const patch = new PatchBuilder();
    const derived = new Map<string, Cell<E, OpenAudience<E>>>();
    for (const [key, cell] of this.pending) if (cell.rule.derived) derived.set(key, cell);
    for (const cell of this.pending.values()) {
      if (cell.rule.derived || !this.#show(cell, patch)) continue;
      for (const key of this.#speakers.get(cell.key) ?? []) {
        const speaker = this.seats.get(key)?.cell;
        if (speaker !== undefined) derived.set(key, speaker);
      }
    }
    this.pending.clear();
    for (const cell of derived.values()) this.#showDerived(cell, patch);
    return patch.isEmpty ? null : patch.build();
  }

  #showDerived(cell: Cell<E, OpenAudience<E>>, patch: PatchBuilder): void {
    const before = this.#speaksOf.get(cell.key) ?? NOTHING;
    const after = this.seats.has(cell.key) ? (cell.made?.speaksOf ?? NOTHING) : NOTHING;
    if (before !== after) this.#link(cell.key, before, after);
    this.#show(cell, patch);
  }

  #link(speaker: string, before: readonly string[], after: readonly string[]): void {
    for (const key of before) this.#silence(key, speaker);
    for (const key of after) {
      const speakers = this.#speakers.get(key) ?? new Set<string>();
      this.#speakers.set(key, speakers.add(speaker));
    }
    if (after.length === 0) this.#speaksOf.delete(speaker);
    else this.#speaksOf.set(speaker, after);
  }

  #silence(key: string, speaker: string): void {
    const speakers = this.#speakers.get(key);
    speakers?.delete(speaker);
    if (speakers?.size === 0) this.#speakers.delete(key);
  }

  /** Shows a record as it is now, or no longer. Says whether it came into view or went out of it. */
  #show(cell: Cell<E, OpenAudience<E>>, patch: PatchBuilder): boolean {
    const before = this.#shown.get(cell.key)?.fields;
    const after = this.#fieldsNow(cell);
    if (after === undefined) {
      if (before === undefined) return false;
      this.#shown.delete(cell.key);
      patch.drop(cell.view, cell.id);
      return true;
    }
    this.#shown.set(cell.key, { view: cell.view, id: cell.id, fields: after });
    const changed = before === undefined ? after : changedFields(before, after);
    if (changed === 'whole') {
      patch.drop(cell.view, cell.id);
      patch.put(cell.view, cell.id, after);
    } else if (changed !== null) patch.put(cell.view, cell.id, changed);
    return before === undefined;
  }

  #fieldsNow(cell: Cell<E, OpenAudience<E>>): Fields | undefined {
    if (!this.seats.has(cell.key) || cell.made === null) return undefined;
    return cell.made.speaksOf.every((key) => this.#shown.has(key)) ? cell.made.fields : undefined;
  }
}
