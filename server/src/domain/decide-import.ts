import type { ImportPart as ImportedRows } from '#shared/commands/import-rows.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import { importIdOf, importPartIdOf } from '#shared/import-ids.ts';
import type { Fault } from '#shared/refusals.ts';
import { hasAny } from './address-rules.ts';
import { policeAgencyOf } from './decide-staff.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { acceptAll, idMaker, refuse } from './deciding.ts';
import { ADDRESS_ROWS, editThing, removeThing, STAFF_ROWS, TEAM_ROWS } from './import-kinds.ts';
import { takeRows, Tentative } from './import-rows.ts';
import { planMark, valuesOf } from './import-things.ts';
import { takenBackReason } from './import-words.ts';
import type { OperationEvent } from './operation-events.ts';
import type { ImportPart } from './plan-records.ts';
import { saidBy } from './said.ts';
import { sameValue } from './same-value.ts';

/** Rows of a file, a part at a time: all of a part's rows or none; and the taking back of a part. */
export const IMPORT: OperationHandlers<'ImportRows' | 'TakeBackRows'> = {
  ImportRows: (part, context) => importRows(part, context),
  TakeBackRows: (payload, context) => takeBack(payload, context),
};

/** A part that is in already and would do nothing new is "already so"; a repeat of it with mended rows adds what is new. */
function importRows(part: ImportedRows, context: OperationContext): OperationDecision {
  const { fileHash, kind, chunk, of, rows } = part;
  if (kind === 'staff' && policeAgencyOf(context) === undefined) return refuse('not_for_you');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const tentative = new Tentative(context, newId);
  const faults = faultsIn(part, tentative);
  if (faults.length > 0) return refuse('bad_input', faults);
  const importId = importIdOf(context.stream, fileHash, kind);
  const partId = importPartIdOf(context.stream, importId, chunk);
  const isIn = context.state.get('importPart', partId) !== undefined;
  if (isIn && tentative.events.length === 0) return refuse('already_so');
  const { added, edited } = tentative;
  const data = { importId, partId, fileHash, kind, chunk, of, rows: rows.length, added, edited, said };
  return acceptAll<OperationEvent>([...tentative.events, { type: 'RowsImported', data }]);
}

function faultsIn(part: ImportedRows, tentative: Tentative): readonly Fault[] {
  switch (part.kind) {
    case 'address':
      return takeRows(part.rows, ADDRESS_ROWS, tentative);
    case 'team':
      return takeRows(part.rows, TEAM_ROWS, tentative);
    case 'staff':
      return takeRows(part.rows, STAFF_ROWS, tentative);
  }
}

/** The inverse of what a part did, last first, as far as it can be; the rest is left in and counted. */
function takeBack(
  { importId, chunk }: PayloadOf<OperationCommand, 'TakeBackRows'>,
  context: OperationContext,
): OperationDecision {
  if (context.state.get('import', importId) === undefined) return refuse('not_for_you');
  const partId = importPartIdOf(context.stream, importId, chunk);
  const part = context.state.get('importPart', partId);
  if (part === undefined) return refuse('already_so');
  const newId = idMaker(context);
  const said = saidBy(context, newId());
  const tentative = new Tentative(context, newId);
  const back = [
    ...part.edited.toReversed().map((edit) => editBack(edit, tentative)),
    ...part.added.toReversed().map((thing) => outAgain(thing, tentative)),
  ];
  const left = back.filter((done) => !done).length;
  const data = { importId, partId, chunk, left, said };
  return acceptAll<OperationEvent>([...tentative.events, { type: 'RowsTakenBack', data }]);
}

/** Fields that still hold what the file put there get back what stood there before. */
function editBack({ on, from, to }: ImportPart['edited'][number], tentative: Tentative): boolean {
  const { kind, id } = on;
  const { context } = tentative;
  if (kind !== 'address' && kind !== 'team' && kind !== 'staff') return false;
  const standing = valuesOf(context.state, { kind, id });
  if (standing.size === 0) return true;
  const fields = Object.keys(to).filter((field) => !sameValue(standing.get(field), from[field]));
  const holding = fields.filter((field) => sameValue(standing.get(field), to[field]));
  const edits = Object.fromEntries(holding.map((field) => [field, { from: to[field], to: from[field] }]));
  const whole = holding.length === fields.length;
  return holding.length === 0 ? whole : tentative.take(editThing(kind, id, edits, context)) && whole;
}

/** What the file added goes if nobody has changed it, nobody means to, and nothing depends on it. */
function outAgain({ kind, id, as }: ImportPart['added'][number], tentative: Tentative): boolean {
  const { context } = tentative;
  const { state } = context;
  if (state.get(kind, id) === undefined) return true;
  const wanted = hasAny(state.ids('contest', 'on', id)) || hasAny(state.ids('staff', 'posting', id));
  if (wanted || planMark(state, { kind, id }) !== as) return false;
  const decision = removeThing(kind, id, takenBackReason, context);
  // What else would go with it depends on it: a warrant, a risk, a task.
  return decision.ok && decision.events.length === 1 && tentative.take(decision);
}
