import { useMemo, useState } from 'react';
import { useAgency } from './agency-context.ts';
import { BestFirst } from './BestFirst.tsx';
import { fitItem, fitList, fitText } from './fit.ts';
import type { ActedOn } from './PersonActs.tsx';
import type { RequestCard } from './request-cards.ts';
import type { Stretch } from './stretches.ts';
import { useRecords } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { parseTime, timeText } from '../format/parse-time.ts';
import { dayRange } from '../format/time.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { EmptyState } from '../ui/States.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { deriveId, operationStream } from '#shared/ids.ts';
import { LIMITS } from '#shared/limits.ts';
import type { RosterPersonView } from '#shared/records.ts';

export interface PutForwardDialogProps {
  readonly card: RequestCard;
  readonly roster: ReadonlyMap<string, RosterPersonView>;
  readonly stretch: Stretch;
  readonly onClose: () => void;
  /** She was put forward: what comes next is asking her. */
  readonly onDone: (line: ActedOn) => void;
}

/** Offered at first: an hour is what most people can bend their day by without being asked. */
const USUAL_SLACK = 60;
const labels = { personId: 'This person', startAt: 'From', endAt: 'Until', slackMinutes: 'Minutes' };

/** Names somebody of the roster for the open hours, or for a part of them. */
export function PutForwardDialog({ card, roster, stretch, onClose, onDone }: PutForwardDialogProps) {
  const { operationId, zone } = useAgency();
  const say = useAnnounce();
  const [personId, setPersonId] = useState<string>();
  const [slack, setSlack] = useState<number | undefined>(USUAL_SLACK);
  const hours = useHours(stretch, zone);
  const fits = useFits(card, roster, hours, zone);
  const { faults, message, busy, submit } = useSubmit('PutForward', labels);
  const chosen = fits.find((fit) => fit.personId === personId);
  const barred = chosen !== undefined && chosen.barred.length > 0;
  const putForward = async (): Promise<void> => {
    const { startAt, endAt } = hours;
    if (chosen === undefined || barred || startAt === undefined || endAt === undefined) return;
    const payload = { requestId: card.id, personId, startAt, endAt, slackMinutes: slack };
    const reply = await submit(payload);
    if (reply === undefined) return;
    say(`${chosen.shownName} put forward for ${card.ref}`, { tone: 'ok' });
    const id = deriveId(operationStream(operationId), reply.id, 0);
    onDone({ id, name: chosen.shownName, startAt, endAt, linkMade: false, passMade: false });
  };
  return (
    <Dialog open title={`Put someone forward for ${card.ref}`} onClose={onClose}>
      {roster.size === 0 ? (
        <EmptyState title="There is nobody on your roster yet">Add your people under “Your people” first.</EmptyState>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void putForward();
          }}
        >
          <p className="muted">{card.meta.join(' · ')}</p>
          <BestFirst
            requestId={card.id}
            roster={roster}
            onChoose={(ranked) => {
              setPersonId(ranked.personId);
              hours.take(ranked);
              say(`${ranked.name}, ${ranked.hours}: filled in below`);
            }}
          />
          <Combobox
            label="Who"
            hint={chosen === undefined || barred ? 'Those who fit stand first' : `She ${fitText(chosen)}`}
            width="full"
            items={fits.map(fitItem)}
            value={personId}
            onChange={setPersonId}
            placeholder="Type a name or a language"
            emptyText="Nobody of that name on your roster"
            fault={barred ? `Cannot be put forward: ${chosen.barred.join('; ')}` : faults['personId']}
          />
          <HoursFields hours={hours} stretch={stretch} zone={zone} faults={faults} />
          <NumberField
            label="How many minutes may these hours move before you must ask her again?"
            hint="Either way. Within them her yes holds by itself"
            value={slack}
            onChange={setSlack}
            max={LIMITS.slackMinutes}
            fault={faults['slackMinutes']}
          />
          {message !== undefined && <FaultText>{message}</FaultText>}
          <div className="cluster">
            <Button type="submit" kind="primary" disabled={busy || chosen === undefined || barred}>
              Put forward
            </Button>
            <Button onClick={onClose}>Not now</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

interface Hours {
  readonly part: 'all' | 'part';
  readonly setPart: (part: 'all' | 'part') => void;
  readonly from: string;
  readonly setFrom: (text: string) => void;
  readonly until: string;
  readonly setUntil: (text: string) => void;
  /** Fills in hours: all that is open, where it is the same. */
  readonly take: (window: { readonly startAt: number; readonly endAt: number }) => void;
  /** Undefined while a time cannot be read. */
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
}

const contextOf = (stretch: Stretch, zone: string) => ({ reference: stretch.startAt, zone, bare: 'nearest' as const });

function useHours(stretch: Stretch, zone: string): Hours {
  const [part, setPart] = useState<'all' | 'part'>('all');
  const [from, setFrom] = useState(timeText(stretch.startAt, zone));
  const [until, setUntil] = useState(timeText(stretch.endAt, zone));
  const read = (text: string): number | undefined => {
    const reading = parseTime(text, contextOf(stretch, zone));
    return reading.kind === 'at' ? reading.at : undefined;
  };
  const whole = part === 'all';
  const startAt = whole ? stretch.startAt : read(from);
  const endAt = whole ? stretch.endAt : read(until);
  const take: Hours['take'] = (window) => {
    setPart(window.startAt === stretch.startAt && window.endAt === stretch.endAt ? 'all' : 'part');
    setFrom(timeText(window.startAt, zone));
    setUntil(timeText(window.endAt, zone));
  };
  return { part, setPart, from, setFrom, until, setUntil, take, startAt, endAt };
}

function useFits(card: RequestCard, roster: PutForwardDialogProps['roster'], hours: Hours, zone: string) {
  const assignments = useRecords('assignment');
  const requests = useRecords('request');
  const { startAt = 0, endAt = 0 } = hours;
  return useMemo(
    () =>
      fitList(roster, {
        request: card.request,
        startAt,
        endAt,
        assignments: [...assignments.values()],
        requests,
        zone,
      }),
    [roster, card, startAt, endAt, assignments, requests, zone],
  );
}

interface HoursFieldsProps {
  readonly hours: Hours;
  readonly stretch: Stretch;
  readonly zone: string;
  readonly faults: Readonly<Record<string, string>>;
}

function HoursFields({ hours, stretch, zone, faults }: HoursFieldsProps) {
  const context = contextOf(stretch, zone);
  return (
    <>
      <RadioGroup
        label="Hours"
        value={hours.part}
        onChange={hours.setPart}
        choices={[
          { value: 'all', label: `All that is open: ${dayRange(stretch.startAt, stretch.endAt, zone)}` },
          { value: 'part', label: 'A part of it' },
        ]}
      />
      {hours.part === 'part' && (
        <div className="cluster">
          <TimeField
            label="From"
            value={hours.from}
            onChange={hours.setFrom}
            context={context}
            fault={faults['startAt']}
          />
          <TimeField
            label="Until"
            value={hours.until}
            onChange={hours.setUntil}
            context={context}
            fault={faults['endAt']}
          />
        </div>
      )}
    </>
  );
}
