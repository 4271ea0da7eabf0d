import { useState } from 'react';
import { useNow } from '../app/hooks.ts';
import { useSubmit } from '../editing/use-submit.ts';
import { counted } from '../format/language.ts';
import { parseTime } from '../format/parse-time.ts';
import { placeName } from '../plan/plan-data.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { EmptyState } from '../ui/States.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { needSentence } from '../words/sentences.ts';
import { askables, askPayload, newDraft, toggled, type Askable, type AskDraft } from './ask.ts';
import { AskFields } from './AskFields.tsx';
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

export interface AskDialogProps {
  readonly requirementId: string;
  readonly onClose: () => void;
}

/** Asks agencies for one need, at once or one after the other; what is out already stands below. */
export function AskDialog({ requirementId, onClose }: AskDialogProps) {
  const { data, index } = useStaffing();
  const now = useNow(60_000);
  const need = data.requirements.get(requirementId) ?? {};
  const { role = 'interpreter', number = 1, languages = [], gender = 'any', ref = '' } = need;
  const choices = askables(data, index, requirementId);
  const title = `Ask for ${needSentence({ role, number, languages, gender })}, ${placeName(data, need.place)}`;
  return (
    <Dialog open width="wide" title={title} onClose={onClose}>
      {choices.length === 0 ? (
        <EmptyState title="No agency takes part yet">Admit agencies in the plan, under People.</EmptyState>
      ) : (
        <AskForm requirementId={requirementId} choices={choices} onClose={onClose} />
      )}
      <section className={styles['out']} aria-label="What is out">
        <h3>What is out</h3>
        <OutList
          lines={outLines(data, index, requirementId, now)}
          turns={turnLines(data, index, requirementId)}
          name={ref}
        />
      </section>
    </Dialog>
  );
}

function AskForm({ requirementId, choices, onClose }: AskDialogProps & { readonly choices: readonly Askable[] }) {
  const { data, frame } = useStaffing();
  const now = useNow(60_000);
  const say = useAnnounce();
  const [draft, setDraft] = useState<AskDraft>(() => newDraft(data));
  const { faults, message, busy, submit } = useSubmit('AskAgencies', LABELS);
  const set = (part: Partial<AskDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const window = data.requirements.get(requirementId)?.window;
  const t = data.operation.t ?? null;
  const context = { reference: now, zone: frame.zone, bare: 'nearest' as const, ...(t === null ? {} : { t }) };
  const ask = async (): Promise<void> => {
    const reading = parseTime(draft.answerBy, context);
    if (!draft.inOrder && (reading.kind === 'fault' || reading.kind === 'offset')) return;
    const answerBy = reading.kind === 'at' ? reading.at : null;
    if ((await submit(askPayload(requirementId, draft, choices, answerBy))) === undefined) return;
    const who = counted(draft.order.length, 'agency', 'agencies');
    say(draft.inOrder && draft.order.length > 1 ? `The first of ${who} is asked` : `${who} asked`, { tone: 'ok' });
    onClose();
  };
  const ready = !busy && draft.order.length > 0;
  useHotkeys([{ keys: 'Ctrl+Enter', label: 'ask', run: () => void ask() }], ready);
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void ask();
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
      <AskFields
        draft={draft}
        set={set}
        faults={faults}
        context={context}
        startAt={frame.origin === null || window === undefined ? null : spanOf(frame, window).startAt}
      />
      <div className={styles['send']}>
        {message !== undefined && <FaultText>{message}</FaultText>}
        <p className="muted">They read role, hours, languages and kind of place; never the place before it is shown.</p>
        <div className="cluster">
          <Button type="submit" kind="primary" shortcut="Ctrl+Enter" disabled={!ready}>
            {sendWords(draft)}
          </Button>
          <Button onClick={onClose}>Leave</Button>
        </div>
      </div>
    </form>
  );
}

function sendWords({ order, inOrder }: AskDraft): string {
  if (order.length === 0) return 'Ask';
  return inOrder && order.length > 1
    ? `Ask the first of ${order.length}`
    : `Ask ${counted(order.length, 'agency', 'agencies')}`;
}
