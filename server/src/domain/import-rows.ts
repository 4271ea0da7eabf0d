import type { Fault } from '#shared/refusals.ts';
import type { OperationContext, OperationDecision } from './deciding.ts';
import type { Id } from '#shared/ids.ts';
import { evolveOperation } from './evolve-operation.ts';
import type { RowRules } from './import-kinds.ts';
import { editThing } from './import-kinds.ts';
import type { ImportedThing } from './import-things.ts';
import { addedBy, editedBy, valuesOf } from './import-things.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';
import { OPERATION_INDEXES } from './operation-state.ts';
import type { Edits } from './plan-edits.ts';
import type { ImportedEdit } from './plan-records.ts';
import { sameValue } from './same-value.ts';
import { Draft } from './tables.ts';

/** Several decisions as one: each sees what those before it did, and all of their events are kept. */
export class Tentative {
  readonly events: OperationEvent[] = [];
  readonly added: ImportedThing[] = [];
  readonly edited: ImportedEdit[] = [];
  readonly #context: OperationContext;
  readonly #newId: () => Id;
  readonly #draft: Draft<OperationEntities>;

  constructor(context: OperationContext, newId: () => Id) {
    this.#context = context;
    this.#newId = newId;
    this.#draft = new Draft(context.state, OPERATION_INDEXES);
  }

  /** What a decision is taken on now. Each gets ids of its own. */
  get context(): OperationContext {
    const made = new Map<number, Id>();
    const newId = (n: number): Id => {
      const id = made.get(n) ?? this.#newId();
      made.set(n, id);
      return id;
    };
    return { ...this.#context, state: this.#draft, newId };
  }

  /** Keeps what was decided; a refusal changes nothing. Gives back whether it was taken. */
  take(decision: OperationDecision): boolean {
    if (!decision.ok) return false;
    for (const event of decision.events) {
      const thing = addedBy(event);
      const edit = editedBy(this.#draft, event);
      if (thing !== undefined) this.added.push(thing);
      if (edit !== undefined) this.edited.push(edit);
      this.#draft.apply(evolveOperation(this.#draft, event));
      this.events.push(event);
    }
    return true;
  }
}

interface ImportRow<Row> {
  readonly was: { readonly id: Id; readonly fields: Row } | null;
  readonly now: Row;
}

/** Takes all rows of a part, each seeing what those before it did. Gives back what is faulty, by row and field. */
export function takeRows<Row>(
  rows: readonly ImportRow<Row>[],
  rules: RowRules<Row>,
  tentative: Tentative,
): readonly Fault[] {
  return rows.flatMap((row, at) =>
    takeRow(row, rules, tentative).map((fault) => ({ ...fault, field: `rows.${at}.${fault.field}` })),
  );
}

function takeRow<Row>({ was, now }: ImportRow<Row>, rules: RowRules<Row>, tentative: Tentative): readonly Fault[] {
  const { context } = tentative;
  const wanted = rules.resolve(now, context);
  const id = was === null ? rules.find(now, context) : was.id;
  if (was !== null && context.state.get(rules.kind, was.id) === undefined) return [missing];
  const faults = [...wanted.faults, ...(id === undefined ? [] : rules.against(now, id, context))];
  if (faults.length > 0) return faults.map(inNow);
  if (id === undefined) return keep(tentative, rules.add(wanted.values, context));
  // Found by its key and not seen before by whoever brings the file: it stays as it is.
  if (was === null) return [];
  const edits = editsOf({ kind: rules.kind, id }, rules.resolve(was.fields, context).values, wanted.values, context);
  for (const field of rules.fixed) delete edits[field];
  return Object.keys(edits).length === 0 ? [] : keep(tentative, editThing(rules.kind, id, edits, context));
}

const missing: Fault = { field: 'was.id', reason: 'unknown_thing' };
const inNow = (fault: Fault): Fault => ({ ...fault, field: `now.${fault.field}` });

/** The fields that the row changes and that do not hold its value yet, over what the person saw. */
function editsOf(
  thing: ImportedThing,
  was: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  { state }: OperationContext,
): Record<string, NonNullable<Edits[string]>> {
  const standing = valuesOf(state, thing);
  return Object.fromEntries(
    Object.entries(now).flatMap(([field, to]) => {
      const held = standing.get(field);
      if (sameValue(was[field], to) || sameValue(held, to)) return [];
      // A file cannot speak of a site, so where one is the person saw no posting.
      const unseen = field === 'posting' && was[field] === null && isAtSite(held);
      return [[field, { from: unseen ? held : was[field], to }]];
    }),
  );
}

const isAtSite = (posting: unknown): boolean =>
  typeof posting === 'object' && posting !== null && 'kind' in posting && posting.kind === 'site';

/** Where the columns of a file have other names than the fields of the plan. */
const COLUMNS: Readonly<Record<string, string>> = { teamId: 'team', posting: 'team' };

/** "fields.memberIds.to.2" and "memberIds.2" → "now.memberIds.2". What is so already, as a contest kept twice, is no fault. */
function keep(tentative: Tentative, decision: OperationDecision): readonly Fault[] {
  if (tentative.take(decision) || decision.ok || decision.refusal.code === 'already_so') return [];
  const { faults } = decision.refusal;
  if (faults.length === 0) return [missing];
  return faults.map((fault) => {
    const parts = fault.field.split('.');
    const [field = '', ...rest] = parts[0] === 'fields' ? [parts[1] ?? '', ...parts.slice(3)] : parts;
    const column = COLUMNS[field];
    return inNow({ ...fault, field: column ?? [field, ...rest].join('.') });
  });
}
