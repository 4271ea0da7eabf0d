import { OperationHeader } from '../app/OperationHeader.tsx';
import { UndoButton } from '../editing/UndoButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { FilterBar } from './FilterBar.tsx';
import { GapList } from './GapList.tsx';
import { HoursGrid } from './grid/HoursGrid.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Overs } from './Overs.tsx';
import { Side } from './Side.tsx';
import { StandingNotices } from './StandingNotices.tsx';
import { ActsContext } from './staffing-acts.ts';
import { staffingKeys } from './staffing-keys.ts';
import { useScreen } from './use-screen.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './staffing.module.css';

/** The staffing screen under its head: gaps on top, people against hours, and beside them what was opened. */
export function Screen() {
  const { may } = useStaffing();
  const screen = useScreen();
  const { acts, hands, timeline, rows, over } = screen;
  const hotkeys = staffingKeys(screen, may);
  useHotkeys(hotkeys, over.kind === 'none' && hands.held === null);
  return (
    <ActsContext value={acts}>
      <div className={styles['page']}>
        <OperationHeader current="staffing">
          <Button shortcut="?" onClick={() => acts.open({ kind: 'help' })}>
            Keys
          </Button>
        </OperationHeader>
        <main id="main" className={styles['main']}>
          <VisuallyHidden>
            <h1>Staffing</h1>
          </VisuallyHidden>
          <div className={styles['top']}>
            <StandingNotices />
            <GapList rows={rows} selectedKey={screen.selectedKey} onSelect={screen.select} />
          </div>
          <Panel
            title="People by hour"
            note={may ? 'drag somebody, or press Enter and arrows' : undefined}
            look="flush"
            className={styles['hours'] ?? ''}
            actions={
              <>
                {may && (
                  <Button shortcut="p" onClick={screen.propose}>
                    Propose
                  </Button>
                )}
                <UndoButton />
              </>
            }
          >
            <div className={styles['hoursBody']}>
              <FilterBar />
              <HoursGrid
                timeline={timeline}
                hands={hands}
                chosen={screen.chosen}
                onChoose={screen.choose}
                needId={acts.needId}
              />
            </div>
          </Panel>
          <Side screen={screen} />
        </main>
        <Overs screen={screen} />
        <KeysDialog open={over.kind === 'help'} onClose={screen.close} hotkeys={hotkeys} />
      </div>
    </ActsContext>
  );
}
