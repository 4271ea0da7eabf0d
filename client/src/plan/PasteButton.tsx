import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import type { PasteKind } from '#shared/paste.ts';

/** Fetched when rows are pasted: most who open a plan paste none. */
const PasteRowsDialog = lazy(() => import('./PasteRowsDialog.tsx').then((part) => ({ default: part.PasteRowsDialog })));

/** Opens the dialog that takes rows out of a spreadsheet. */
export function PasteButton({ kind, title }: { readonly kind: PasteKind; readonly title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}…</Button>
      {open && (
        <Suspense fallback={null}>
          <PasteRowsDialog kind={kind} title={title} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
