import { useEffect, useRef, useState } from 'react';
import { useRecords } from '../app/hooks.ts';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { Button } from '../ui/Button.tsx';
import type { DrawingView } from '#shared/plan-records.ts';
import { drawingTitle, drawingWords, type MapDrawing } from './drawing.ts';
import { DrawingEditor } from './DrawingEditor.tsx';
import styles from './MapPanel.module.css';

export interface AddressDrawingsProps {
  readonly addressId: string;
  /** Whether the viewer may draw; all others read. */
  readonly may: boolean;
}

type Open = { readonly kind: 'none' } | { readonly kind: 'new' } | { readonly kind: 'edit'; readonly id: string };

/** Cordon and routes of one address: a list in words, and for the lead a map on which they are drawn. */
export function AddressDrawings({ addressId, may }: AddressDrawingsProps) {
  const drawings = useRecords('drawing');
  const ref = useRecords('address').get(addressId)?.ref ?? '';
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const add = useRef<HTMLButtonElement>(null);
  const own = [...drawings].filter(([, drawing]) => drawing.addressId === addressId);
  const wasOpen = useRef(false);
  // Whoever has drawn goes on where it was begun.
  useEffect(() => {
    if (wasOpen.current && open.kind === 'none') add.current?.focus();
    wasOpen.current = open.kind !== 'none';
  }, [open.kind]);
  const close = (): void => setOpen({ kind: 'none' });
  const edited = open.kind === 'edit' ? drawings.get(open.id) : undefined;
  return (
    <section aria-label={`Cordon and routes of ${ref}`}>
      <div className={styles['row']}>
        <h4>Cordon and routes</h4>
        {may && (
          <Button ref={add} icon="plus" onClick={() => setOpen({ kind: 'new' })} disabled={open.kind !== 'none'}>
            Draw
          </Button>
        )}
      </div>
      {own.length === 0 && open.kind === 'none' && <p className="muted">Nothing drawn yet.</p>}
      <ul className={styles['rows']}>
        {own.map(([id, drawing]) => (
          <DrawingRow
            key={id}
            id={id}
            drawing={mapDrawing(id, drawing, ref)}
            may={may && open.kind === 'none'}
            onEdit={() => setOpen({ kind: 'edit', id })}
          />
        ))}
      </ul>
      {open.kind === 'new' && <DrawingEditor addressId={addressId} of={ref} onClose={close} />}
      {open.kind === 'edit' && edited !== undefined && (
        <DrawingEditor
          key={open.id}
          addressId={addressId}
          of={ref}
          drawing={{ id: open.id, view: edited }}
          onClose={close}
        />
      )}
    </section>
  );
}

const mapDrawing = (id: string, view: DrawingView, of: string): MapDrawing => ({
  id,
  kind: view.kind ?? 'cordon',
  of,
  label: view.label ?? '',
  points: view.points ?? [],
});

interface DrawingRowProps {
  readonly id: string;
  readonly drawing: MapDrawing;
  readonly may: boolean;
  readonly onEdit: () => void;
}

function DrawingRow({ id, drawing, may, onEdit }: DrawingRowProps) {
  const [removing, setRemoving] = useState(false);
  const title = drawingTitle(drawing);
  return (
    <li className={styles['row']}>
      <span className={styles['grow']}>
        <b>{title}</b> <span className="muted">{drawingWords(drawing)}</span>
      </span>
      {may && (
        <>
          <Button kind="quiet" onClick={onEdit} aria-label={`Change ${title}`}>
            Change
          </Button>
          <Button kind="quiet" onClick={() => setRemoving(true)} aria-label={`Remove ${title}…`}>
            Remove…
          </Button>
        </>
      )}
      {removing && (
        <ReasonDialog
          title={`Remove ${title}`}
          type="RemoveDrawing"
          payload={{ drawingId: id }}
          act="Remove"
          danger
          onClose={() => setRemoving(false)}
        >
          <p>It goes from everybody’s map. What was recorded about it stays on record.</p>
        </ReasonDialog>
      )}
    </li>
  );
}
