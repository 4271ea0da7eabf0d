import type { PasteCommandType } from '#shared/paste.ts';
import type { Reply } from '#shared/protocol.ts';
import { sendPatiently } from './send-patiently.ts';

/** One row on its way: an ordinary command under an id that a repeat makes again. */
export interface PasteJob {
  readonly row: number;
  readonly id: string;
  readonly type: PasteCommandType;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What became of a row. `earlier`: this very row was recorded before, and nothing was added now. Times are the server's. */
export type RowResult =
  | { readonly kind: 'added'; readonly at: number }
  | { readonly kind: 'earlier'; readonly at: number }
  | { readonly kind: 'refused'; readonly reply: Extract<Reply, { ok: false }> };

export interface PasteRun {
  readonly send: (job: PasteJob) => Promise<Reply>;
  /** Waits this long (ms). */
  readonly wait: (ms: number) => Promise<void>;
  /** Whether the person has pressed stop. */
  readonly stopped: () => boolean;
  readonly onResult: (row: number, result: RowResult) => void;
  /** When the run began, by the server's clock. */
  readonly startedAt: number;
}

export type PasteEnd = 'done' | 'stopped' | 'no_contact' | 'signed_out';

/** A record older than the run by more than this (ms) was made by an earlier one. */
const clockMargin = 2000;

/**
 * Sends the rows one after another, each answered before the next leaves. Asked to slow down, it waits and sends the
 * same row again; without contact it stops, and going on later repeats nothing that was recorded.
 */
export async function runPaste(jobs: readonly PasteJob[], run: PasteRun): Promise<PasteEnd> {
  for (const job of jobs) {
    if (run.stopped()) return 'stopped';
    const reply = await sendPatiently(() => run.send(job), run);
    if (reply === 'stopped') return 'stopped';
    if (reply.ok) {
      const kind = reply.recordedAt < run.startedAt - clockMargin ? 'earlier' : 'added';
      run.onResult(job.row, { kind, at: reply.recordedAt });
      continue;
    }
    const { code } = reply.refusal;
    if (code === 'unavailable' || code === 'restarting') return 'no_contact';
    if (code === 'signed_out') return 'signed_out';
    run.onResult(job.row, { kind: 'refused', reply });
  }
  return 'done';
}
