import { counted } from '../format/language.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { NeedPanel } from './NeedPanel.tsx';
import { ProposalView } from './ProposalView.tsx';
import { HoursPart, PointsPart, StaffPart, ToldPart } from './SideParts.tsx';
import { notTold } from './told-list.ts';
import type { SideTab } from './staffing-acts.ts';
import type { ScreenState } from './use-screen.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './side.module.css';

const TABS: readonly { readonly tab: SideTab; readonly words: string; readonly leads?: true }[] = [
  { tab: 'need', words: 'Need' },
  { tab: 'proposal', words: 'Proposal', leads: true },
  { tab: 'staff', words: 'Staff' },
  { tab: 'points', words: 'Rests on' },
  { tab: 'told', words: 'Not told' },
  { tab: 'hours', words: 'Hours' },
];

/** What stands beside the hours, one thing at a time. */
export function Side({ screen }: { readonly screen: ScreenState }) {
  const { data, index, may } = useStaffing();
  const { tab, show } = screen.acts;
  const counts: Partial<Record<SideTab, number>> = { told: notTold(data).length, points: index.restsOn.size };
  const tabs = TABS.filter(({ leads }) => may || leads !== true);
  const move = (by: number): void => {
    const to = tabs[(tabs.findIndex((one) => one.tab === tab) + by + tabs.length) % tabs.length];
    if (to === undefined) return;
    show(to.tab);
    document.querySelector<HTMLElement>(`[data-tab="${to.tab}"]`)?.focus();
  };
  return (
    <aside className={styles['side']} aria-label="Beside the hours">
      <div
        role="tablist"
        aria-label="Beside the hours"
        className={styles['tabs']}
        tabIndex={-1}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          move(by);
        }}
      >
        {tabs.map((one) => (
          <button
            key={one.tab}
            type="button"
            role="tab"
            id={`tab-${one.tab}`}
            data-tab={one.tab}
            className={styles['tab']}
            aria-selected={tab === one.tab}
            aria-controls="side-panel"
            tabIndex={tab === one.tab ? 0 : -1}
            onClick={() => show(one.tab)}
          >
            {one.words}
            {(counts[one.tab] ?? 0) > 0 && <b>{counts[one.tab]}</b>}
          </button>
        ))}
      </div>
      <div id="side-panel" role="tabpanel" tabIndex={0} aria-labelledby={`tab-${tab}`} className={styles['scroll']}>
        <Part screen={screen} />
      </div>
    </aside>
  );
}

function Part({ screen }: { readonly screen: ScreenState }) {
  const { acts, timeline, hands } = screen;
  switch (acts.tab) {
    case 'need':
      return (
        <NeedPanel needId={acts.needId} chosen={screen.chosenOn} candidates={screen.candidates} onMove={screen.move} />
      );
    case 'proposal':
      return <WholePart screen={screen} />;
    case 'staff':
      return <StaffPart timeline={timeline} hands={hands} needId={acts.needId} />;
    case 'points':
      return <PointsPart onChoose={screen.choose} />;
    case 'told':
      return <ToldPart />;
    case 'hours':
      return <HoursPart />;
  }
}

function WholePart({ screen }: { readonly screen: ScreenState }) {
  const { data } = useStaffing();
  if (screen.whole.state.kind === 'none')
    return (
      <EmptyState
        title="No proposal yet"
        action={
          <Button kind="primary" shortcut="p" onClick={screen.propose}>
            Propose
          </Button>
        }
      >
        Looks for the allocation of {counted(data.requirements.size, 'need')} that leaves least uncovered, then with the
        fewest changes and the least overtime. It moves nobody.
      </EmptyState>
    );
  return (
    <>
      <ProposalView use={screen.whole} />
      {screen.whole.state.kind !== 'asking' && (
        <div className={styles['buttons']}>
          <Button shortcut="p" onClick={screen.propose}>
            Propose anew
          </Button>
        </div>
      )}
    </>
  );
}
