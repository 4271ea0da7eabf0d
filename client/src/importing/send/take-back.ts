import { sendPatiently, type Patience } from '../../editing/paste/send-patiently.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { Reply } from '#shared/protocol.ts';

/** An import as far as it is to be taken back: its parts that still stand. */
export interface ImportToTakeBack {
  readonly id: string;
  readonly kind: RowKind;
  readonly parts: readonly number[];
}

export interface TakeBackParts extends Patience {
  readonly send: (importId: string, chunk: number) => Promise<Reply>;
  readonly onBack: (done: number) => void;
}

export type TakeBackEnd = 'done' | 'stopped' | 'no_contact' | 'refused';

/** Staff go before the addresses they are posted to, and these before their teams. */
const ORDER: readonly RowKind[] = ['person', 'staff', 'address', 'team'];

export const partsIn = (imports: readonly ImportToTakeBack[]): number =>
  imports.reduce((sum, { parts }) => sum + parts.length, 0);

/** Takes back part by part, the last first. What something depends on by now is left in by the server, and counted. */
export async function takeBack(imports: readonly ImportToTakeBack[], run: TakeBackParts): Promise<TakeBackEnd> {
  let done = 0;
  const inOrder = imports.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  for (const { id, parts } of inOrder) {
    for (const chunk of parts.toSorted((a, b) => b - a)) {
      if (run.stopped()) return 'stopped';
      const reply = await sendPatiently(() => run.send(id, chunk), run);
      if (reply === 'stopped') return 'stopped';
      if (!reply.ok && reply.refusal.code !== 'already_so') {
        return ['unavailable', 'restarting', 'too_fast', 'signed_out'].includes(reply.refusal.code)
          ? 'no_contact'
          : 'refused';
      }
      done += 1;
      run.onBack(done);
    }
  }
  return 'done';
}
