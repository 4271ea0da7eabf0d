import { useState } from 'react';
import { momentOf } from '../../../format/moment.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { typedSpan, type Span } from '#shared/paste/person-rows.ts';
import type { DetailOf } from './DetailCell.tsx';
import { spanWords, withSpan } from './free.ts';
import { useListEdit } from './use-list-edit.ts';
import styles from './details.module.css';

export interface FreeGroupProps extends DetailOf {
  readonly spans: readonly Span[];
}

/** When she is free: days with hours, across midnight too. */
export function FreeGroup({ personId, of, spans }: FreeGroupProps) {
  const { fault, busy, put, say } = useListEdit<Span>(personId, 'availability', spans);
  const [typed, setTyped] = useState('');
  const label = `Free hours of ${of}`;
  const add = async (): Promise<void> => {
    const span = typedSpan(typed, momentOf);
    if (span === undefined) return say('Type a day with hours such as 26/11/2026 18:00-02:00, or a day alone');
    const all = withSpan(spans, span);
    if (all === undefined) return say('Some of these hours are noted already');
    if (await put(all, label)) setTyped('');
  };
  return (
    <section className={styles['group']} aria-label={label}>
      <h3>When free</h3>
      {spans.length === 0 && <p className="muted">Nothing said yet.</p>}
      <ul className={styles['spans']}>
        {spans.map((span) => (
          <li key={span.startAt}>
            <span className="num">{spanWords(span)}</span>
            <Button
              kind="quiet"
              disabled={busy}
              onClick={() =>
                void put(
                  spans.filter((one) => one.startAt !== span.startAt),
                  label,
                )
              }
            >
              Remove<VisuallyHidden>{` ${spanWords(span)} of ${of}`}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles['add']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={`Add hours for ${of}`}
          hint="A day with hours; they may go past midnight"
          placeholder="26/11/2026 18:00-02:00"
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          {...(fault === undefined ? {} : { fault })}
        />
        <Button type="submit" disabled={busy || typed.trim() === ''}>
          Add hours
        </Button>
      </form>
    </section>
  );
}
