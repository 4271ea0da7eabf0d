import type { Hotkey } from '../ui/hotkeys.ts';
import type { Order } from '#shared/vocabulary.ts';
import type { BoardState } from './use-board.ts';

/** The board's keys, as far as this role may use them. F5, F11 and F12 stay the browser's. */
export function boardKeys(board: BoardState, openHelp: () => void): readonly Hotkey[] {
  const { may, side, line, unacknowledged, unattended } = board;
  const order = (keys: string, kind: Order, label: string): Hotkey => ({
    keys,
    label,
    run: () => {
      if (side.selectedId !== null) board.order(side.selectedId, kind);
    },
  });
  const all: readonly (Hotkey | false)[] = [
    may.has('AcknowledgeAssistance') && {
      keys: 'F2',
      label: 'acknowledge the oldest call for assistance',
      run: () => {
        if (unacknowledged !== null) board.acknowledge(unacknowledged.id);
      },
    },
    may.has('SendToAssistance') && {
      keys: 'F3',
      label: 'say who is going, in the line',
      run: () => {
        if (unattended !== null) board.sayGoing(unattended);
      },
    },
    { keys: 'F4', label: 'the ring list: who is not yet told', run: () => side.open({ kind: 'ring' }) },
    { keys: 'F6', label: 'what is to be settled', run: () => side.open({ kind: 'settle' }) },
    { keys: 'r', label: 'ready or not: why each address is no-go', run: () => side.open({ kind: 'readiness' }) },
    { keys: 'F7', label: 'back to the cover', run: side.close },
    { keys: 'F8', label: 'details of the selected address', run: board.details },
    may.has('OrderAddress') && order('F9', 'hold', 'hold the selected address, in the line'),
    may.has('OrderAddress') && order('F10', 'abort', 'abort at the selected address, in the line'),
    line !== null && { keys: '/', label: 'the desk line', run: () => line.input.current?.focus() },
    { keys: '?', label: 'this help', run: openHelp },
    {
      keys: 'Escape',
      label: 'a line put aside comes back; then details close',
      run: () => {
        if (line?.restore() !== true) side.close();
      },
    },
  ];
  return all.filter((key) => key !== false);
}
