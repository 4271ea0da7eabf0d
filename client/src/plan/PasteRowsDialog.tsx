import { PasteDialog } from '../editing/paste/PasteDialog.tsx';
import type { PasteKind } from '#shared/paste.ts';
import { knownOf } from './paste-known.ts';
import { usePlan } from './plan-context.ts';

export interface PasteRowsDialogProps {
  readonly kind: PasteKind;
  readonly title: string;
  readonly onClose: () => void;
}

/** Rows out of a spreadsheet, read against what the plan holds already. */
export function PasteRowsDialog({ kind, title, onClose }: PasteRowsDialogProps) {
  const { data, frame } = usePlan();
  return <PasteDialog kind={kind} title={title} known={knownOf(data, frame)} onClose={onClose} />;
}
