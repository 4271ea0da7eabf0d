import { parseTime, timeText, type TimeContext } from '../format/parse-time.ts';
import { Button } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { LIMITS } from '#shared/limits.ts';
import { quickTimes, type AskDraft } from './ask.ts';
import styles from './ask.module.css';

export interface AskFieldsProps {
  readonly draft: AskDraft;
  readonly set: (part: Partial<AskDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
  readonly context: TimeContext;
  /** When the hours asked for begin; null while there is neither T nor a date. */
  readonly startAt: number | null;
}

/** How they are asked: at once or in order, until when, on which terms, and whom they may ask. */
export function AskFields({ draft, set, faults, context, startAt }: AskFieldsProps) {
  return (
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
        <AnswerBy {...{ draft, set, faults, context, startAt }} />
      )}
      <div className={styles['pair']}>
        <TextField
          label="Person to ask"
          optional
          width="full"
          value={draft.contactName}
          onChange={(contactName) => set({ contactName })}
          fault={faults['contact.name']}
        />
        <TextField
          label="Their number"
          optional
          width="full"
          type="tel"
          value={draft.contactPhone}
          onChange={(contactPhone) => set({ contactPhone })}
          fault={faults['contact.phone']}
        />
      </div>
      <TextField
        label="Terms"
        optional
        hint="Who pays what, for how long"
        width="full"
        value={draft.terms}
        onChange={(terms) => set({ terms })}
        fault={faults['terms']}
      />
      <TextField
        label="Expenses"
        optional
        width="full"
        value={draft.expenses}
        onChange={(expenses) => set({ expenses })}
        fault={faults['expenses']}
      />
    </div>
  );
}

/** A time typed, or one of those that are often meant. */
function AnswerBy({ draft, set, faults, context, startAt }: AskFieldsProps) {
  const reading = parseTime(draft.answerBy, context);
  return (
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
        {quickTimes(context.reference, startAt).map(({ label, at }) => (
          <Button key={label} onClick={() => set({ answerBy: timeText(at, context.zone) })}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
