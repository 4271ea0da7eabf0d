import { useState } from 'react';
import { PasteDialog } from '../editing/paste/PasteDialog.tsx';
import { Button } from '../ui/Button.tsx';
import type { PasteKind } from '#shared/paste.ts';
import { knownOf } from './paste-known.ts';
import { usePlan } from './plan-context.ts';

/** Opens the dialog that takes rows out of a spreadsheet. */
export function PasteButton({ kind, title }: { readonly kind: PasteKind; readonly title: string }) {
  const { data, frame } = usePlan();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}…</Button>
      {open && <PasteDialog kind={kind} title={title} known={knownOf(data, frame)} onClose={() => setOpen(false)} />}
    </>
  );
}
