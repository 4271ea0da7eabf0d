import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { parseTime } from '../format/parse-time.ts';
import { dayAndTime } from '../format/time.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { LIMITS } from '#shared/limits.ts';
import type { ShownLevel } from '#shared/vocabulary.ts';
import { agencyName, placeName, places } from './plan-data.ts';
import { usePlan } from './plan-context.ts';
import { levelsLeft, showingCell, showingWords, type ShowingCell } from './showing-view.ts';

export interface ShowDialogProps {
  readonly placeId: string;
  readonly agencyId: string;
  readonly onClose: () => void;
}

const LEVELS: Readonly<Record<ShownLevel, { readonly label: string; readonly hint: string }>> = {
  area: { label: 'Area', hint: 'the kind of place and the area of the operation' },
  full: { label: 'Full place', hint: 'name, address, postcode and point on the map' },
};

/** Shows one place to one agency, now or at a time; or takes it back. */
export function ShowDialog({ placeId, agencyId, onClose }: ShowDialogProps) {
  const { data, frame } = usePlan();
  const place = places(data).find(({ id }) => id === placeId);
  const cell = showingCell(data.showings, placeId, agencyId);
  const agency = agencyName(data, agencyId);
  const name = placeName(data, place);
  return (
    <Dialog open title={`${name} to ${agency}`} onClose={onClose}>
      <div className="stack">
        <p>
          {agency} sees now: <strong>{showingWords(cell, frame.now, frame.zone).join(', ')}</strong>.
        </p>
        {place !== undefined && levelsLeft(cell).length > 0 && (
          <ShowForm placeId={placeId} kind={place.kind} agencyId={agencyId} cell={cell} onClose={onClose} />
        )}
        {cell.showingId !== undefined && (cell.now !== null || cell.planned !== null) && (
          <WithdrawForm showingId={cell.showingId} cell={cell} agency={agency} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

interface ShowFormProps extends ShowDialogProps {
  readonly kind: 'address' | 'site';
  readonly cell: ShowingCell;
}

function ShowForm({ placeId, kind, agencyId, cell, onClose }: ShowFormProps) {
  const { frame } = usePlan();
  const say = useAnnounce();
  const levels = levelsLeft(cell);
  const [level, setLevel] = useState<ShownLevel>(cell.planned?.level ?? levels[0] ?? 'full');
  const [when, setWhen] = useState<'now' | 'at'>('now');
  const [typed, setTyped] = useState('');
  const { faults, message, busy, submit } = useSubmit('ShowPlace', { at: 'Time', level: 'How much' });
  const { t, zone, now } = frame;
  const context = t === null ? { reference: now, zone } : { reference: t, t, zone, bare: 'nearest' as const };
  const reading = parseTime(typed, context);
  const show = async (): Promise<void> => {
    const at = when === 'now' ? null : reading.kind === 'at' ? reading.at : undefined;
    if ((await submit({ place: { kind, id: placeId }, agencyId, level, at })) === undefined) return;
    say(at === null || at === undefined ? 'Shown' : `Will be shown ${dayAndTime(at, zone)}`, { tone: 'ok' });
    onClose();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <RadioGroup
        label="Show"
        value={level}
        onChange={setLevel}
        fault={faults['level']}
        choices={levels.map((value) => ({ value, ...LEVELS[value] }))}
      />
      <RadioGroup
        label="When"
        value={when}
        onChange={setWhen}
        inline
        choices={[
          { value: 'now', label: 'Now' },
          { value: 'at', label: 'At a time' },
        ]}
      />
      {when === 'at' && (
        <TimeField
          label="Time"
          hint="Such as T-1:30 or 10:30"
          width="normal"
          value={typed}
          onChange={setTyped}
          context={context}
          fault={reading.kind === 'offset' ? 'There is no T yet: type a date and time' : faults['at']}
        />
      )}
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div>
        <Button type="submit" kind="primary" disabled={busy}>
          {when === 'now' ? 'Show now' : 'Show at that time'}
        </Button>
      </div>
    </form>
  );
}

interface WithdrawFormProps {
  readonly showingId: string;
  readonly cell: ShowingCell;
  readonly agency: string;
  readonly onClose: () => void;
}

function WithdrawForm({ showingId, cell, agency, onClose }: WithdrawFormProps) {
  const [reason, setReason] = useState('');
  const { faults, message, busy, submit } = useSubmit('WithdrawPlace', { reason: 'Reason' });
  const seen = cell.now !== null;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit({ showingId, reason }).then((reply) => reply !== undefined && onClose());
      }}
    >
      {seen ? (
        <Notice tone="warn">
          <strong>It is too late for what was seen.</strong> {agency} has had this place in sight: withdrawing takes it
          off their screens, not out of anybody’s mind. If that matters, move the place or the time.
        </Notice>
      ) : (
        <p>Nothing of it has been shown yet: {agency} will not have seen it.</p>
      )}
      <TextArea
        label="Reason"
        hint="Goes on record with your name."
        width="full"
        rows={2}
        limit={LIMITS.reason}
        value={reason}
        onChange={setReason}
        fault={faults['reason']}
      />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div>
        <Button type="submit" kind="danger" disabled={busy}>
          {seen ? 'Withdraw' : 'Do not show it'}
        </Button>
      </div>
    </form>
  );
}
