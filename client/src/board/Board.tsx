import { useState } from 'react';
import { OperationHeader } from '../app/OperationHeader.tsx';
import { MapPanel } from '../map/MapPanel.tsx';
import { Button } from '../ui/Button.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { AddressList } from './AddressList.tsx';
import { addressSummary } from './address-row.ts';
import { Alerts } from './Alerts.tsx';
import { boardKeys } from './board-keys.ts';
import { BoardSide } from './BoardSide.tsx';
import { examplesFor } from './desk-examples.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { LogPanel } from './LogPanel.tsx';
import { useBoard } from './use-board.ts';
import styles from './Board.module.css';

/** The command board of the joined operation: alerts, addresses, log and line, map, cover. */
export function Board() {
  const board = useBoard();
  const [help, setHelp] = useState(false);
  const openHelp = (): void => setHelp(true);
  const hotkeys = boardKeys(board, openHelp);
  useHotkeys(hotkeys, !help);
  return (
    <div className={styles['page']}>
      <SkipLink />
      <OperationHeader current="board">
        <Button shortcut="?" onClick={openHelp}>
          Keys
        </Button>
      </OperationHeader>
      <main id="main" className={styles['main']}>
        <Alerts board={board} />
        <div className={styles['left']}>
          <AddressList
            rows={board.rows}
            summary={addressSummary(board.records)}
            selectedId={board.side.selectedId}
            openId={board.side.side.kind === 'address' ? board.side.side.id : null}
            onSelect={board.side.select}
            onOpen={board.side.toggle}
            onMove={board.move}
            onDetails={board.details}
          />
          <LogPanel board={board} onHelp={openHelp} />
        </div>
        <div className={styles['right']}>
          <MapPanel
            places={board.places}
            selectedId={board.side.selectedId}
            onSelect={(id) => board.records.address.has(id) && board.side.toggle(id)}
            className={styles['map'] ?? ''}
          />
          <BoardSide board={board} />
        </div>
      </main>
      <HelpDialog open={help} onClose={() => setHelp(false)} hotkeys={hotkeys} examples={examplesFor(board.may)} />
    </div>
  );
}
