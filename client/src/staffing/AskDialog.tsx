import { useState } from 'react';
import { useNow } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { counted } from '../format/language.ts';
import { parseTime, timeText } from '../format/parse-time.ts';
import { placeName } from '../plan/plan-data.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { EmptyState } from '../ui/States.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { needSentence } from '../words/sentences.ts';
import { LIMITS } from '#shared/limits.ts';
import { askables, askPayload, newDraft, quickTimes, toggled, type AskDraft } from './ask.ts';
import { AskOrder } from './AskOrder.tsx';
import { spanOf } from './frame.ts';
import { OutList } from './OutList.tsx';
import { outLines, turnLines } from './out-list.ts';
import { useStaffing } from './use-staffing.ts';
import styles from './ask.module.css';

const LABELS = {
  asked: 'Agencies',
  answerBy: 'Answer by',
  'inOrder.minutesEach': 'Minutes each',
  terms: 'Terms',
  expenses: 'Expenses',
  'contact.name': 'Person to ask',
  'contact.phone': 'Their number',
};

/** Asks agencies for one need, at once or one after the other; what is out already stands below. */
export function AskDialog({
  requirementId,
  onClose,
}: {
  readonly requirementId: string;
  readonly onClose: () => void;
}) {
  const { data, index, frame } = useStaffing();
  const now = useNow(60_000);
  const say = useAnnounce();
  const [draft, setDraft] = useState<AskDraft>(() => newDraft(data));
  const { faults, message, busy, submit } = useSubmit('AskAgencies', LABELS);
  const set = (part: Partial<AskDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const need = data.requirements.get(requirementId) ?? {};
  const { role = 'interpreter', number = 1, languages = [], gender = 'any', window } = need;
  const choices = askables(data, index, requirementId);
  const startAt = frame.origin === null || window === undefined ? null : spanOf(frame, window).startAt;
  const t = data.operation.t ?? null;
  const context = { reference: now, zone: frame.zone, bare: 'nearest' as const, ...(t === null ? {} : { t }) };
  const reading = parseTime(draft.answerBy, context);
  const ask = async (): Promise<void> => {
    if (!draft.inOrder && (reading.kind === 'fault' || reading.kind === 'offset')) return;
    const answerBy = reading.kind === 'at' ? reading.at : null;
    if ((await submit(askPayload(requirementId, draft, choices, answerBy))) === undefined) return;
    const who = counted(draft.order.length, 'agency', 'agencies');
    say(draft.inOrder && draft.order.length > 1 ? `The first of ${who} is asked` : `${who} asked`, { tone: 'ok' });
    onClose();
  };
  return (
    <Dialog
      open
      width="wide"
      title={`Ask for ${needSentence({ role, number, languages, gender })}, ${placeName(data, need.place)}`}
      onClose={onClose}
    >
      {choices.length === 0 ? (
        <EmptyState title="No agency takes part yet">Admit agencies in the plan, under People.</EmptyState>
      ) : (
        <form
          className={styles['form']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void ask();
          }}
        >
          <AskOrder
            choices={choices}
            order={draft.order}
            inOrder={draft.inOrder}
            onToggle={(key) => setDraft((before) => toggled(before, key))}
            onOrder={(order) => set({ order })}
            fault={faults['asked']}
          />
          <div className={styles['fields']}>
            <RadioGroup
              label="Ask them"
              inline
              value={draft.inOrder ? 'in_order' : 'at_once'}
              onChange={(way) => set({ inOrder: way === 'in_order' })}
              choices={[
                { value: 'at_once', label: 'all at once' },
                { value: 'in_order', label: 'one after the other' },
              ]}
            />
            {draft.inOrder ? (
              <NumberField
                label="Minutes each"
                hint="The next is asked when the one before cannot, is silent for so long, or has too few."
                min={LIMITS.turnMinutes.least}
                max={LIMITS.turnMinutes.most}
                value={draft.minutesEach}
                onChange={(minutesEach) => set({ minutesEach })}
                fault={faults['inOrder.minutesEach']}
              />
            ) : (
              <div className={styles['answerBy']}>
                <TimeField
                  label="Answer by"
                  hint="Such as 17:00 or T-2:00; empty for no time"
                  optional
                  width="normal"
                  value={draft.answerBy}
                  onChange={(answerBy) => set({ answerBy })}
                  context={context}
                  fault={reading.kind === 'offset' ? 'There is no T yet: type a date and time' : faults['answerBy']}
                />
                <div className={styles['quick']}>
                  {quickTimes(now, startAt).map(({ label, at }) => (
                    <Button key={label} onClick={() => set({ answerBy: timeText(at, frame.zone) })}>
                      {label}
                    </Button>
                  ))}
                </div>
              </div>
            )}
            <MoreFields draft={draft} set={set} faults={faults} />
          </div>
          <div className={styles['send']}>
            {message !== undefined && <FaultText>{message}</FaultText>}
            <p className="muted">
              They read role, hours, languages and kind of place; never the place before it is shown.
            </p>
            <div className="cluster">
              <Button type="submit" kind="primary" shortcut="Ctrl+Enter" disabled={busy || draft.order.length === 0}>
                {sendWords(draft)}
              </Button>
              <Button onClick={onClose}>Leave</Button>
            </div>
          </div>
        </form>
      )}
      <section className={styles['out']} aria-label="What is out">
        <h3>What is out</h3>
        <OutList
          lines={outLines(data, index, requirementId, now)}
          turns={turnLines(data, index, requirementId)}
          name={need.ref ?? ''}
        />
      </section>
    </Dialog>
  );
}

function sendWords({ order, inOrder }: AskDraft): string {
  if (order.length === 0) return 'Ask';
  return inOrder && order.length > 1
    ? `Ask the first of ${order.length}`
    : `Ask ${counted(order.length, 'agency', 'agencies')}`;
}

interface MoreFieldsProps {
  readonly draft: AskDraft;
  readonly set: (part: Partial<AskDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
}

function MoreFields({ draft, set, faults }: MoreFieldsProps) {
  return (
    <>
      <TextField
        label="Person to ask"
        optional
        value={draft.contactName}
        onChange={(contactName) => set({ contactName })}
        fault={faults['contact.name']}
      />
      <TextField
        label="Their number"
        optional
        type="tel"
        value={draft.contactPhone}
        onChange={(contactPhone) => set({ contactPhone })}
        fault={faults['contact.phone']}
      />
      <TextField
        label="Terms"
        optional
        hint="Who pays what, for how long"
        value={draft.terms}
        onChange={(terms) => set({ terms })}
        fault={faults['terms']}
      />
      <TextField
        label="Expenses"
        optional
        value={draft.expenses}
        onChange={(expenses) => set({ expenses })}
        fault={faults['expenses']}
      />
    </>
  );
}
