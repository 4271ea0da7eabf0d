import { useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { useEdits } from '../editing/EditsProvider.tsx';
import { sendCommand } from '../editing/edits.ts';
import type { Deed } from '../editing/history.ts';
import { isCutOff, sendWhenAllowed } from '../editing/run-step.ts';
import { pause } from '../editing/use-history.ts';
import { refusalSentence } from '../words/sentences.ts';
import { usePlan } from './plan-context.ts';
import { countedRows } from './table/bulk.ts';

export interface Given {
  /** "Usual needs of 3 addresses". */
  readonly label: string;
  /** How many requirements that made; what an address had already is not given twice. */
  readonly made: number;
  /** Each refusal by the address it is of. */
  readonly refusals: readonly string[];
}

export interface GiveUse {
  /** How far it is; undefined while nothing is under way. */
  readonly progress: { readonly done: number; readonly of: number } | undefined;
  readonly give: (addresses: readonly { readonly id: string; readonly name: string }[]) => Promise<Given>;
}

/**
 * Gives addresses what each usually needs, one after another; one undo takes all of it back, and redo gives it again.
 * Without contact it stops: what was given until then is one step all the same.
 */
export function useGive(): GiveUse {
  const { data } = usePlan();
  const send = useSend();
  const { madeBy, note } = useEdits();
  const [progress, setProgress] = useState<GiveUse['progress']>();
  const give: GiveUse['give'] = async (addresses) => {
    const of = addresses.length;
    const label = `Usual needs of ${countedRows('address', of)}`;
    const deeds: Deed[] = [];
    const refusals: string[] = [];
    for (const [done, { id, name }] of addresses.entries()) {
      setProgress({ done, of });
      const command = { type: 'GiveUsualNeeds', payload: { addressId: id } } as const;
      const reply = await sendWhenAllowed(command, { send: (one) => sendCommand(send, one), wait: pause });
      if (reply.ok) {
        deeds.push(...(await madeBy('requirement', reply.id, data.usualNeeds.size, `Usual needs of ${name}`)));
        continue;
      }
      if (reply.refusal.code !== 'already_so') refusals.push(`${name}: ${refusalSentence(reply.refusal)}`);
      if (isCutOff(reply.refusal.code)) break;
    }
    setProgress(undefined);
    note({ label, deeds });
    return { label, made: deeds.length, refusals };
  };
  return { progress, give };
}
