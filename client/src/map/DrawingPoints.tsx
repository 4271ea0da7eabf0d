import { useRef, useState } from 'react';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Point } from '#shared/commands/plan-fields.ts';
import { gridText, pointText } from '#shared/paste/point-text.ts';
import { cornerName } from './draft-points.ts';
import { pointOfText } from './point-of-text.ts';
import styles from './MapPanel.module.css';

export interface DrawingPointsProps {
  readonly points: readonly Point[];
  readonly onPoints: (points: readonly Point[]) => void;
}

const textOf = (point: Point): string => gridText(point) ?? pointText(point);

/** The points of a line in text: typed one after another, each moved or taken away. */
export function DrawingPoints({ points, onPoints }: DrawingPointsProps) {
  const say = useAnnounce();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  const take = async (): Promise<void> => {
    const read = await pointOfText(typed);
    if ('reason' in read) return setReason(read.reason);
    if (read.point === null) return;
    onPoints([...points, read.point]);
    setTyped('');
    say(`Point ${points.length + 1} at ${textOf(read.point)}`);
  };
  return (
    <>
      <TextField
        label="Next point"
        hint="A grid reference, latitude and longitude, or a postcode, then Enter; or click the map"
        optional
        value={typed}
        fault={reason}
        autoComplete="off"
        spellCheck={false}
        onChange={(text) => {
          setTyped(text);
          setReason(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          event.preventDefault();
          void take();
        }}
      />
      <ol ref={list} className={styles['rows']} aria-label="Points of the line">
        {points.map((point, index) => (
          // A point has nothing of its own but its place in the line.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles['row']}>
            <span>
              {index + 1} · {textOf(point)}
            </span>
            <Button
              kind="quiet"
              aria-label={`Move point ${index + 1} on the map`}
              onClick={() => cornerOnMap(list.current, index)?.focus()}
            >
              Move
            </Button>
            <Button
              kind="quiet"
              aria-label={`Take away point ${index + 1}`}
              onClick={() => onPoints(points.toSpliced(index, 1))}
            >
              Take away
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The corner's mark in the same form, where the arrow keys move it. */
const cornerOnMap = (list: HTMLElement | null, index: number): HTMLElement | null | undefined =>
  list?.closest('form')?.querySelector<HTMLElement>(`[data-place="${cornerName(index)}"]`);
