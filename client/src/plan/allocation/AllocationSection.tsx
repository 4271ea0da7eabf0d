import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEdits } from '../../editing/EditsProvider.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { usePlan } from '../plan-context.ts';
import type { PlanData } from '../plan-data.ts';
import { NOT_POSTED } from '../postings.ts';
import { Section } from '../Section.tsx';
import { LineKeeper, placeLines, staffByPosting, staffFound, teamLines, type GoalLine } from './allocation-view.ts';
import { useDrops, useDropTarget } from './drag.ts';
import { GoalRow } from './GoalRow.tsx';
import { PieceChip } from './PieceChip.tsx';
import { PutDialog } from './PutDialog.tsx';
import { pieceName, putEdit, putWords, type Goal, type Piece } from './put.ts';
import styles from './allocation.module.css';

/** Who goes where: teams and staff as chips, put on addresses, sites and teams by mouse, by touch or by key. */
export function AllocationSection() {
  const { data, may } = usePlan();
  const [picked, setPicked] = useState<Piece>();
  const put = usePut(data);
  useDrops((piece, goal) => void put(piece, goal), may);
  const { posted, teams, places } = useLines(data);
  const nothing = places.length === 0 || (teams.length === 0 && data.staff.size === 0);
  return (
    <Section
      id="allocation"
      title="Who goes where"
      note={may ? 'Drag a chip to a place, or press it and type the place.' : undefined}
    >
      {nothing ? (
        <EmptyState title="Nobody to put anywhere yet">
          Addresses or sites are needed, and teams or staff to put on them.
        </EmptyState>
      ) : (
        <div className={styles['two']}>
          <div className={styles['pool']}>
            <Lines title="Teams" lines={teams} may={may} onPick={setPicked} />
            {data.staff.size > 0 && <StaffPool posted={posted} may={may} onPick={setPicked} />}
          </div>
          <Lines title="Places" lines={places} may={may} onPick={setPicked} />
        </div>
      )}
      {picked !== undefined && <PutDialog piece={picked} onPut={put} onClose={() => setPicked(undefined)} />}
    </Section>
  );
}

/** Records where a piece goes, and says what came of it. Undefined once recorded. */
function usePut(data: PlanData): (piece: Piece, goal: Goal) => Promise<string | undefined> {
  const { save } = useEdits();
  const say = useAnnounce();
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });
  return useCallback(
    async (piece, goal) => {
      const now = latest.current;
      const edit = putEdit(now, piece, goal);
      const words = putWords(now, piece, goal);
      if (edit === undefined) {
        say(`${words} already`);
        return undefined;
      }
      const fault = await save(edit);
      if (fault === undefined) say(words, { tone: 'ok' });
      else say(`${pieceName(now, piece)}: ${fault}`, { tone: 'bad' });
      return fault;
    },
    [save, say],
  );
}

function useLines({ staff, addresses, sites, teams }: PlanData) {
  const [keepers] = useState(() => ({ places: new LineKeeper(), teams: new LineKeeper() }));
  const posted = useMemo(() => staffByPosting(staff), [staff]);
  return useMemo(
    () => ({
      posted,
      places: keepers.places.keep(placeLines({ addresses, sites, teams }, posted)),
      teams: keepers.teams.keep(teamLines({ addresses, sites, teams }, posted)),
    }),
    [keepers, posted, addresses, sites, teams],
  );
}

/** From so many lines on only those in sight are laid out. */
const MANY = 40;

interface LinesProps {
  readonly title: string;
  readonly lines: readonly GoalLine[];
  readonly may: boolean;
  readonly onPick: (piece: Piece) => void;
}

const Lines = memo(function Lines({ title, lines, may, onPick }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <div className={styles['lines']}>
      <h3>{title}</h3>
      <ul aria-label={`${title}, with who goes there`} data-many={lines.length > MANY || undefined}>
        {lines.map((line) => (
          <GoalRow key={line.key} line={line} may={may} onPick={onPick} />
        ))}
      </ul>
    </div>
  );
});

interface StaffPoolProps {
  readonly posted: ReturnType<typeof staffByPosting>;
  readonly may: boolean;
  readonly onPick: (piece: Piece) => void;
}

function StaffPool({ posted, may, onPick }: StaffPoolProps) {
  const [typed, setTyped] = useState('');
  const [onlyFree, setOnlyFree] = useState(true);
  const { shown, more } = staffFound(posted, { typed, onlyFree });
  const ref = useDropTarget<HTMLUListElement>(NOT_POSTED, may);
  return (
    <div className={styles['lines']}>
      <h3>Staff</h3>
      <TextField label="Find somebody" width="full" value={typed} onChange={setTyped} placeholder="Type a name" />
      <CheckField label="Only those not yet posted" checked={onlyFree} onChange={setOnlyFree} />
      <ul ref={ref} className={styles['free']} aria-label={onlyFree ? 'Staff not yet posted' : 'Staff'}>
        {shown.map(({ id, name }) => (
          <li key={id}>
            <PieceChip kind="staff" id={id} name={name} may={may} onPick={onPick} />
          </li>
        ))}
        {shown.length === 0 && (
          <li className="muted">{typed === '' ? 'Everybody is posted.' : 'Nobody of that name.'}</li>
        )}
      </ul>
      {more > 0 && <p className="muted">and {more} more: type a name to find them</p>}
    </div>
  );
}
