import { useEffect, useMemo, useRef, useState } from 'react';
import { sameValue } from '../editing/edits.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { mapPlaces } from '../plan/map-places.ts';
import { usePlan } from '../plan/plan-context.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { drawingKindWords } from '../words/plan-labels.ts';
import type { DrawingView } from '#shared/plan-records.ts';
import { DRAWING_KINDS, type DrawingKind } from '#shared/plan-vocabulary.ts';
import type { Point } from '#shared/commands/plan-fields.ts';
import { drawingTitle, drawingWords } from './drawing.ts';
import { DrawingPoints } from './DrawingPoints.tsx';
import { MapPanel } from './MapPanel.tsx';
import styles from './MapPanel.module.css';

export interface DrawingEditorProps {
  readonly addressId: string;
  /** The address as it is called: "A1". */
  readonly of: string;
  /** The one that is drawn anew; without it a new one is. */
  readonly drawing?: { readonly id: string; readonly view: DrawingView };
  readonly onClose: () => void;
}

interface Fields {
  readonly kind: DrawingKind;
  readonly label: string;
  readonly points: readonly Point[];
}

const KINDS = DRAWING_KINDS.map((value) => ({ value, label: drawingKindWords[value] }));
const LABELS = { kind: 'Kind', label: 'Name', points: 'The line' };

/** Draws a cordon or a route: on the map by click, by dragging and by key, or point by point in text. */
export function DrawingEditor({ addressId, of, drawing, onClose }: DrawingEditorProps) {
  const { data } = usePlan();
  const say = useAnnounce();
  const [before] = useState(() => fieldsOf(drawing?.view));
  const [fields, setFields] = useState(before);
  const { kind, label, points } = fields;
  const { faults, message, busy, submit } = useSubmit(drawing === undefined ? 'AddDrawing' : 'EditDrawing', LABELS);
  const places = useMemo(() => mapPlaces(data), [data]);
  const draft = useMemo(
    () => ({ kind, points, onPoints: (next: readonly Point[]) => setFields((was) => ({ ...was, points: next })) }),
    [kind, points],
  );
  const save = async (): Promise<void> => {
    const edits = changes(before, fields);
    if (drawing !== undefined && Object.keys(edits).length === 0) return onClose();
    const payload = drawing === undefined ? { ...fields, addressId } : { drawingId: drawing.id, fields: edits };
    if ((await submit(payload)) === undefined) return;
    say(`${drawingTitle({ kind, of, label })} recorded`, { tone: 'ok' });
    onClose();
  };
  const form = useRef<HTMLFormElement>(null);
  // The button that opened it can have the focus no longer.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  return (
    <form
      ref={form}
      className={styles['editor']}
      noValidate
      aria-label={drawing === undefined ? `Draw for ${of}` : `Change ${drawingTitle({ ...before, of })}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles['fields']}>
        <RadioGroup
          label="Kind"
          inline
          value={kind}
          choices={KINDS}
          onChange={(next) => setFields({ ...fields, kind: next })}
        />
        <TextField
          label="Name"
          hint="Such as “Outer” or “From the RVP”"
          value={label}
          fault={faults['label']}
          autoComplete="off"
          onChange={(next) => setFields({ ...fields, label: next })}
        />
      </div>
      <MapPanel
        places={places}
        selectedId={addressId}
        onSelect={ignore}
        draft={draft}
        className={styles['large'] ?? ''}
        {...(drawing === undefined ? {} : { without: drawing.id })}
      />
      <DrawingPoints points={points} onPoints={draft.onPoints} />
      {points.length > 1 && <p className="muted">{drawingWords({ kind, points })}</p>}
      {faults['points'] !== undefined && <FaultText>{faults['points']}</FaultText>}
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div className="cluster">
        <Button type="submit" kind="primary" disabled={busy}>
          Save the {drawingKindWords[kind].toLowerCase()}
        </Button>
        <Button onClick={onClose}>Leave as it was</Button>
      </div>
    </form>
  );
}

const ignore = (): void => undefined;

const fieldsOf = ({ kind = 'cordon', label = '', points = [] }: DrawingView = {}): Fields => ({ kind, label, points });

/** What differs, each field with the value that stood there when it was opened. */
function changes(from: Fields, to: Fields): Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> {
  const names = ['kind', 'label', 'points'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (sameValue(from[name], to[name]) ? [] : [[name, { from: from[name], to: to[name] }]])),
  );
}
