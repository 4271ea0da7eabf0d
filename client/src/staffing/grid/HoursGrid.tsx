import { useMemo, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { ReasonDialog } from '../../editing/ReasonDialog.tsx';
import { hour } from '../../format/zone.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { hourMinute, shortDay } from '../../format/time.ts';
import type { Bar, Timeline } from '../lanes.ts';
import { useStaffingActs } from '../staffing-acts.ts';
import type { PickUp } from '../use-pick-up.ts';
import { useStaffing } from '../use-staffing.ts';
import { ghostOf, type Ghost } from './draw-ghost.ts';
import { Foot } from './Foot.tsx';
import { GridKeeper, gridOf, needsOf, type Grid, type NeedGroup } from './grid-rows.ts';
import { HourHeads, HourLines } from './HourHeads.tsx';
import { NeedBlock } from './NeedBlock.tsx';
import { OneNeed } from './OneNeed.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useNarrow } from './use-narrow.ts';
import { useRowFaces } from './use-row-faces.ts';
import styles from './grid.module.css';

export interface HoursGridProps {
  readonly timeline: Timeline;
  readonly hands: PickUp;
  /** The bar that is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly needId: string | null;
}

/**
 * People against hours: by place, then by need, a row for everybody. Whoever is picked up, by mouse, finger or key, is
 * drawn where they would be; nothing else is drawn again.
 */
export function HoursGrid({ timeline, hands, chosen, onChoose, needId }: HoursGridProps) {
  const { data, index, filters, may } = useStaffing();
  const [keeper] = useState(() => new GridKeeper());
  const grid = useMemo(() => keeper.keep(gridOf(timeline, data, index)), [keeper, timeline, data, index]);
  const ghost = ghostOf(hands);
  const [ending, setEnding] = useState<Bar | null>(null);
  const onEndDuty = (bar: Bar): void => setEnding(may ? bar : null);
  const faces = useRowFaces({ hands, axis: grid.axis, onChoose, onEndDuty });
  const narrow = useNarrow();
  useKeptFocus(hands, index);
  if (grid.places.length === 0) return <Nothing some={data.requirements.size > 0} gaps={filters.gaps} />;
  const shared = { grid, ghost, chosen, needId, faces };
  return (
    <div className={styles['whole']}>
      <DateSwitch />
      {narrow ? <Narrow {...shared} hands={hands} /> : <Wide {...shared} hands={hands} />}
      <Foot grid={grid} ghost={ghost} chosen={chosen} hands={hands} />
      {ending !== null && (
        <ReasonDialog
          title={`End the duty of ${ending.label}`}
          type="RemoveDuty"
          payload={{ dutyId: ending.on.id }}
          act="End duty"
          onClose={() => setEnding(null)}
        />
      )}
    </div>
  );
}

function Nothing({ some, gaps }: { readonly some: boolean; readonly gaps: boolean }) {
  return (
    <EmptyState title={some ? 'Nothing of this kind' : 'No needs yet'}>
      {some
        ? gaps
          ? 'No need is short.'
          : 'Choose less above.'
        : 'Needs come from the plan; people stand here as soon as they are put forward or on duty.'}
    </EmptyState>
  );
}

interface PartProps {
  readonly grid: Grid;
  readonly ghost: Ghost | null;
  readonly chosen: string | null;
  readonly needId: string | null;
  readonly faces: ReturnType<typeof useRowFaces>;
  readonly hands: PickUp;
}

function Wide(props: PartProps) {
  const { grid, hands } = props;
  return (
    <Sheet grid={grid} hands={hands}>
      {grid.places.map((place) => (
        <section key={place.key} className={styles['place']} aria-label={place.name}>
          <h3>{place.name}</h3>
          <Needs {...props} needs={place.needs} />
        </section>
      ))}
    </Sheet>
  );
}

/** On a phone: one need at a time, with the same bars. */
function Narrow(props: PartProps) {
  const { grid, needId, ghost, hands } = props;
  const { lookAt } = useStaffingActs();
  const needs = needsOf(grid);
  const wanted = ghost?.requirementId ?? needId;
  const at = Math.max(
    0,
    needs.findIndex(({ id }) => id === wanted),
  );
  const need = needs[at];
  return (
    <>
      <OneNeed needs={needs} at={at} onLook={lookAt} />
      <Sheet grid={grid} hands={hands}>
        {need !== undefined && <Needs {...props} needs={[need]} />}
      </Sheet>
    </>
  );
}

function Needs({ grid, ghost, chosen, needId, faces, needs }: PartProps & { readonly needs: readonly NeedGroup[] }) {
  const { frame, may } = useStaffing();
  const { lookAt } = useStaffingActs();
  const first = needsOf(grid).find(({ rows }) => rows.length > 0)?.rows[0]?.key ?? null;
  return needs.map((need) => {
    const has = (key: string | null): string | null =>
      key !== null && need.rows.some((row) => row.key === key) ? key : null;
    return (
      <NeedBlock
        key={need.id}
        need={need}
        axis={grid.axis}
        frame={frame}
        may={may}
        chosen={has(chosen)}
        tabKey={has(chosen ?? first)}
        lifted={has(ghost?.liftedKey ?? null)}
        ghost={ghost?.requirementId === need.id ? ghost : null}
        isLookedAt={need.id === needId}
        faces={faces}
        onLook={lookAt}
      />
    );
  });
}

interface SheetProps {
  readonly grid: Grid;
  readonly hands: PickUp;
  readonly children: ReactNode;
}

function Sheet({ grid: { axis }, hands, children }: SheetProps) {
  const { frame } = useStaffing();
  const hours = String((axis.endAt - axis.startAt) / hour);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by key
    <section className={styles['scroll']} data-hours-scroll tabIndex={0} aria-label="People by hour">
      {/* Arrows go from bar to bar; each bar is a button of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={styles['sheet']}
        style={{ '--hours': hours } as CSSProperties}
        onKeyDown={(event) => {
          if (hands.held === null) moveAmong(event);
        }}
      >
        <HourHeads axis={axis} frame={frame} />
        <HourLines axis={axis} frame={frame} />
        {children}
      </div>
    </section>
  );
}

/** While T is not set: which of the pencilled dates is looked at. */
function DateSwitch() {
  const { data, frame, setDate } = useStaffing();
  const { t = null, dates = [] } = data.operation;
  if (t !== null || dates.length < 2) return null;
  return (
    <RadioGroup
      label="Pencilled date"
      inline
      value={frame.dateId ?? ''}
      onChange={setDate}
      choices={dates.map((date) => ({
        value: date.id,
        label: `${shortDay(date.t, frame.zone)} ${hourMinute(date.t, frame.zone)}`,
      }))}
    />
  );
}

/** Up and down from person to person, as long as nobody is in the hand. */
function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const here = document.activeElement?.closest<HTMLElement>('[data-bar]');
  if (turn === undefined || !here) return;
  event.preventDefault();
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-bar]')];
  bars[bars.indexOf(here) + turn]?.focus();
}
