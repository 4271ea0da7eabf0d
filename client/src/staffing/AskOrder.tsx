import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { CheckField } from '../ui/CheckField.tsx';
import { Button } from '../ui/Button.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { placed, reordered, type Askable } from './ask.ts';
import { ordinal } from './out-list.ts';
import styles from './ask.module.css';

export interface AskOrderProps {
  readonly choices: readonly Askable[];
  readonly order: readonly string[];
  readonly inOrder: boolean;
  readonly onToggle: (key: string) => void;
  readonly onOrder: (order: readonly string[]) => void;
  readonly fault: string | undefined;
}

/** Whom to ask: ticked in the list; where they are asked one after the other, put in order by mouse, by key or by button. */
export function AskOrder({ choices, order, inOrder, onToggle, onOrder, fault }: AskOrderProps) {
  const by = new Map(choices.map((one) => [one.key, one]));
  return (
    <div className={styles['whom']}>
      <fieldset className={styles['choices']}>
        <legend>Agencies and units</legend>
        {choices.map((choice) => (
          <CheckField
            key={choice.key}
            label={choice.label}
            hint={[choice.declared, choice.before].filter((part) => part !== null).join(' · ')}
            checked={order.includes(choice.key)}
            onChange={() => onToggle(choice.key)}
          />
        ))}
        {fault !== undefined && <FaultText>{fault}</FaultText>}
      </fieldset>
      {inOrder && order.length > 0 && (
        <ol className={styles['order']} aria-label="Order in which they are asked">
          {order.map((key, place) => (
            <OrderRow
              key={key}
              rowKey={key}
              label={by.get(key)?.label ?? ''}
              place={place}
              of={order.length}
              onMove={(step) => onOrder(reordered(order, key, step))}
              onDropped={(other) => onOrder(placed(order, other, place))}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

interface OrderRowProps {
  readonly rowKey: string;
  readonly label: string;
  readonly place: number;
  readonly of: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onDropped: (key: string) => void;
}

function OrderRow({ rowKey, label, place, of, onMove, onDropped }: OrderRowProps) {
  const say = useAnnounce();
  const ref = useOrderDrag(rowKey, onDropped);
  const move = (by: 1 | -1): void => {
    const to = place + by;
    if (to < 0 || to >= of) return;
    onMove(by);
    say(`${label}: ${ordinal(to + 1)} of ${of}`);
  };
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  return (
    <li ref={ref} className={styles['orderRow']}>
      <b>{ordinal(place + 1)}</b>
      <span className={styles['grow']}>{label}</span>
      <Button aria-label={`${label} earlier`} disabled={place === 0} onKeyDown={onKey} onClick={() => move(-1)}>
        ↑
      </Button>
      <Button aria-label={`${label} later`} disabled={place === of - 1} onKeyDown={onKey} onClick={() => move(1)}>
        ↓
      </Button>
    </li>
  );
}

/** A row is dragged onto another one, and takes its place. */
function useOrderDrag(key: string, onDropped: (key: string) => void) {
  const ref = useRef<HTMLLIElement>(null);
  const latest = useRef(onDropped);
  useEffect(() => {
    latest.current = onDropped;
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const leave = (): void => void delete element.dataset['over'];
    const stops = [
      draggable({ element, getInitialData: () => ({ askOrder: key }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data['askOrder'] === 'string' && source.data['askOrder'] !== key,
        onDragEnter: () => (element.dataset['over'] = ''),
        onDragLeave: leave,
        onDrop: ({ source }) => {
          leave();
          latest.current(String(source.data['askOrder']));
        },
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [key]);
  return ref;
}
