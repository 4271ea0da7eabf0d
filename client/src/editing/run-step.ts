import type { Reply } from '#shared/protocol.ts';
import { refusalSentence } from '../words/sentences.ts';
import { editCommand, type Command } from './edits.ts';
import { inverseOf, labelOf, withIds, type Deed, type Outcome } from './history.ts';
import { wholeCommandOf } from './whole.ts';

export interface StepRun {
  readonly send: (command: Command) => Promise<Reply>;
  /** Whether the deed touches one's own work alone, by the records as they are now. */
  readonly mayDo: (deed: Deed) => Promise<boolean>;
  /** The id of what an Add command made, by the command's id. */
  readonly madeId: (commandId: string) => string;
  /** Waits this long (ms). */
  readonly wait: (ms: number) => Promise<void>;
  readonly onProgress?: (sent: number, of: number) => void;
}

/** What became of a step's deeds; `changed` were left to those who changed them since. */
export interface StepResult extends Outcome {
  readonly changed: readonly Deed[];
  /** Each refusal by the name of what it is of: "Team of A7: That has been answered already." */
  readonly refusals: readonly string[];
}

type One =
  | { readonly kind: 'done'; readonly deed: Deed }
  | { readonly kind: 'changed'; readonly deed: Deed }
  | { readonly kind: 'refused'; readonly deed: Deed; readonly words: string; readonly stop: boolean };

/** How many edits of different records are on their way at once. */
const AT_ONCE = 4;
const MOST_TRIES = 6;

/**
 * Sends deeds as ordinary commands, one each. Edits go a few at a time, since none leans on another; as soon as
 * something is put in or taken away they go one after the other. Without contact the rest is left unsent, as refused.
 */
export async function runDeeds(deeds: readonly Deed[], run: StepRun): Promise<StepResult> {
  const results = new Map<number, One>();
  const ids = new Map<string, string>();
  const lanes = deeds.every(({ kind }) => kind === 'edit') ? AT_ONCE : 1;
  let next = 0;
  let stopped: string | undefined;
  const lane = async (): Promise<void> => {
    for (let at = next; at < deeds.length; at = next) {
      next += 1;
      const deed = withIds(deeds[at] as Deed, ids);
      const one: One =
        stopped === undefined ? await runOne(deed, run, ids) : { kind: 'refused', deed, words: stopped, stop: true };
      if (one.kind === 'refused' && one.stop) stopped = one.words;
      results.set(at, one);
      run.onProgress?.(results.size, deeds.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return sorted(
    deeds.flatMap((_, at) => results.get(at) ?? []),
    ids,
  );
}

function sorted(all: readonly One[], renamed: ReadonlyMap<string, string>): StepResult {
  const of = (kind: One['kind']): readonly Deed[] => all.flatMap((one) => (one.kind === kind ? [one.deed] : []));
  const refusals = all.flatMap((one) => (one.kind === 'refused' ? [`${labelOf(one.deed)}: ${one.words}`] : []));
  return { done: of('done'), changed: of('changed'), refused: of('refused'), refusals, renamed };
}

async function runOne(deed: Deed, run: StepRun, ids: Map<string, string>): Promise<One> {
  if (!(await run.mayDo(deed))) return { kind: 'changed', deed };
  const command = deed.kind === 'edit' ? editCommand(deed.edit) : wholeCommandOf(deed);
  if (command === undefined) return { kind: 'changed', deed };
  const reply = await sendWhenAllowed(command, run);
  if (!reply.ok) {
    const { code } = reply.refusal;
    const field = deed.kind === 'edit' ? { [deed.edit.field]: 'This' } : {};
    return { kind: 'refused', deed, words: refusalSentence(reply.refusal, field), stop: isCutOff(code) };
  }
  if (deed.kind !== 'add') return { kind: 'done', deed };
  const id = run.madeId(reply.id);
  ids.set(deed.target.id, id);
  const back: Deed = { ...deed, target: { ...deed.target, id } };
  return {
    kind: 'done',
    deed: deed.with === undefined ? back : { ...back, with: await runCompanions(deed.with, run, ids) },
  };
}

/** Brings back what had gone with a record; what does not come back is left out from then on. */
async function runCompanions(
  companions: readonly Deed[],
  run: StepRun,
  ids: Map<string, string>,
): Promise<readonly Deed[]> {
  const back: Deed[] = [];
  for (const companion of companions) {
    const one = await runOne(withIds(inverseOf(companion), ids), run, ids);
    if (one.kind === 'done') back.push(inverseOf(one.deed));
  }
  return back;
}

/** Whether the rest of a step need not be sent: nothing of it would be recorded. */
export const isCutOff = (code: string): boolean =>
  code === 'unavailable' || code === 'restarting' || code === 'signed_out';

/** Asked to slow down, it waits and sends again: what was too fast was not recorded. */
export async function sendWhenAllowed(
  command: Command,
  { send, wait }: Pick<StepRun, 'send' | 'wait'>,
): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await send(command);
    if (reply.ok || reply.refusal.code !== 'too_fast' || tries === MOST_TRIES) return reply;
    await wait(250 * 2 ** tries);
  }
}
