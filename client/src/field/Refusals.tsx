import { readReport, reportWords } from './field-report.ts';
import { useOutbox } from '../app/hooks.ts';
import { hourMinute } from '../format/time.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { refusalSentence } from '../words/sentences.ts';

/** Reports that were refused, each with its reason, until somebody has read it. */
export function Refusals({ zone }: { readonly zone?: string | undefined }) {
  const { pending, dismiss } = useOutbox();
  return pending.map(({ id, type, payload, occurredAt, state }) => {
    if (typeof state === 'string') return null;
    const report = readReport(type, payload);
    return (
      <div key={id} role="alert">
        <Notice tone="warn" actions={<Button onClick={() => dismiss(id)}>I have read it</Button>}>
          <b>Not recorded:</b> {report === undefined ? 'a report' : reportWords(report)} {hourMinute(occurredAt, zone)}.{' '}
          {refusalSentence(state.refused)}
        </Notice>
      </div>
    );
  });
}
