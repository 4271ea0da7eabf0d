import { useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { useEdits } from '../editing/EditsProvider.tsx';
import type { Deed } from '../editing/history.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { refusalSentence } from '../words/sentences.ts';
import { usePlan } from './plan-context.ts';
import { countedRows } from './table/bulk.ts';
import type { GridRow } from './table/columns.ts';

/** Gives the selected addresses what each usually needs; one undo takes all of it back. */
export function GiveNeeds({ rows }: { readonly rows: readonly GridRow<object>[] }) {
  const { data } = usePlan();
  const send = useSend();
  const say = useAnnounce();
  const { madeBy, note } = useEdits();
  const [busy, setBusy] = useState(false);
  const most = data.usualNeeds.size;
  const give = async (): Promise<void> => {
    setBusy(true);
    const deeds: Deed[] = [];
    const refusals: string[] = [];
    for (const { id, name } of rows) {
      const reply = await send('GiveUsualNeeds', { addressId: id });
      if (reply.ok) deeds.push(...(await madeBy('requirement', reply.id, most, `Usual needs of ${name}`)));
      else if (reply.refusal.code !== 'already_so') refusals.push(`${name}: ${refusalSentence(reply.refusal)}`);
    }
    setBusy(false);
    const label = `Usual needs of ${countedRows('address', rows.length)}`;
    note({ label, deeds });
    if (refusals.length > 0) say(refusals.join(' '), { tone: 'bad' });
    else say(deeds.length === 0 ? 'They have what is usual already' : `${label}: given`, { tone: 'ok' });
  };
  return (
    <Button disabled={busy || most === 0} onClick={() => void give()}>
      Give usual needs
    </Button>
  );
}
