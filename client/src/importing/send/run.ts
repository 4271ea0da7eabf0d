import { sendPatiently, type Patience } from '../../editing/paste/send-patiently.ts';
import type { CellFault } from '#shared/paste.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { Reply } from '#shared/protocol.ts';
import type { Refusal } from '#shared/refusals.ts';
import { rowFault } from '../rows/row-fault.ts';
import type { AnyPart, Part, RowToSend } from './parts.ts';

/** Rows of one kind out of one file. Stages follow each other: teams, then the addresses that name them, then staff. */
export interface Stage {
  readonly kind: RowKind;
  /** The rows to send, judged by the plan as it is when the stage begins. */
  readonly rows: () => readonly RowToSend[];
  readonly parts: (rows: readonly RowToSend[]) => readonly Part[];
  /** Resolves once what the stage brought in can be seen, so that the next may speak of it; false where it is not. */
  readonly seen: (sent: readonly RowToSend[]) => Promise<boolean>;
}

/** A row that the server did not take. */
export interface RefusedRow {
  readonly stage: number;
  readonly place: number;
  readonly faults: readonly CellFault[];
}

export interface RunParts extends Patience {
  readonly send: (part: AnyPart) => Promise<Reply>;
  /** Rows of a kind that are on record, as they come in. */
  readonly onIn: (stage: number, rows: number) => void;
  readonly onRefused: (rows: readonly RefusedRow[]) => void;
}

/** How a run ended. `refused`: rows are to be mended, or the whole was turned away for the reason given. */
export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'no_contact' }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A part may be cut again around its refused rows this many times. */
const mostRounds = 12;

/**
 * Sends stage after stage, part after part, each answered before the next leaves. Parts that are in stay in, whatever
 * comes after. A part in which rows are refused is sent again without them, so that they alone are left to mend; a
 * stage with refused rows is the last.
 */
export async function runImport(stages: readonly Stage[], run: RunParts): Promise<RunEnd> {
  for (const [at, stage] of stages.entries()) {
    const sent = stage.rows();
    const end = await runStage(at, stage, sent, run);
    if (end.kind !== 'done') return end;
    if (at < stages.length - 1 && sent.length > 0 && !(await stage.seen(sent))) return { kind: 'no_contact' };
    if (run.stopped() && at < stages.length - 1) return { kind: 'stopped' };
  }
  return { kind: 'done' };
}

async function runStage(at: number, stage: Stage, all: readonly RowToSend[], run: RunParts): Promise<RunEnd> {
  let rows = all;
  let refusal: Refusal | undefined;
  for (let round = 0; round < mostRounds && rows.length > 0; round += 1) {
    const again: RowToSend[] = [];
    for (const part of stage.parts(rows)) {
      if (run.stopped()) return { kind: 'stopped' };
      const outcome = await sendPart(at, stage.kind, part, run);
      if (outcome.kind === 'in') continue;
      if (outcome.kind !== 'cut') return outcome;
      refusal = outcome.refusal;
      again.push(...outcome.rest);
    }
    rows = again;
  }
  return refusal === undefined ? { kind: 'done' } : { kind: 'refused', refusal };
}

type PartOutcome =
  | { readonly kind: 'in' }
  /** Some rows were refused; the rest may be sent again. */
  | { readonly kind: 'cut'; readonly refusal: Refusal; readonly rest: readonly RowToSend[] }
  | RunEnd;

async function sendPart(at: number, kind: RowKind, { payload, rows }: Part, run: RunParts): Promise<PartOutcome> {
  const reply = await sendPatiently(() => run.send(payload), run);
  if (reply === 'stopped') return { kind: 'stopped' };
  // What is in already, as after a cut in the middle, is in.
  if (reply.ok || reply.refusal.code === 'already_so') {
    run.onIn(at, rows.length);
    return { kind: 'in' };
  }
  const { refusal } = reply;
  if (['unavailable', 'restarting', 'too_fast'].includes(refusal.code)) return { kind: 'no_contact' };
  if (refusal.code === 'signed_out') return { kind: 'signed_out' };
  const faulty = faultyRows(kind, refusal, rows);
  if (faulty.size === 0) return { kind: 'refused', refusal };
  run.onRefused(
    [...faulty].flatMap(([index, faults]) => {
      const row = rows[index];
      return row === undefined ? [] : [{ stage: at, place: row.place, faults }];
    }),
  );
  return { kind: 'cut', refusal, rest: rows.filter((_, index) => !faulty.has(index)) };
}

/** "rows.3.now.line" is a fault of the fourth row's line. */
function faultyRows(
  kind: RowKind,
  { faults }: Refusal,
  sent: readonly RowToSend[],
): ReadonlyMap<number, readonly CellFault[]> {
  const rows = new Map<number, CellFault[]>();
  for (const fault of faults) {
    const match = /^rows\.(\d+)\.?(?:now\.?|was\.?(?:fields\.?)?)?(.*)$/.exec(fault.field);
    if (match === null) continue;
    const index = Number(match[1]);
    rows.set(index, [
      ...(rows.get(index) ?? []),
      rowFault(kind, { ...fault, field: match[2] ?? '' }, sent[index]?.now ?? {}),
    ]);
  }
  return rows;
}
