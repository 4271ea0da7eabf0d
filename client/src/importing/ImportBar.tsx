import { counted } from '../format/language.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { isToSend, tallyOf } from './model.ts';
import { NO_ROWS, type ImportUse, type RowsIn } from './use-import.ts';
import { kindCounts, sumOf } from './words.ts';
import styles from './import.module.css';

/** What will happen in all, and the one button that makes it happen. */
export function ImportBar({ use }: { readonly use: ImportUse }) {
  const { views, withChanged, setWithChanged, start } = use;
  const rows = views.flatMap((view) => view.rows);
  const tally = tallyOf(rows);
  const toSend = views.reduce<RowsIn>((sum, view) => {
    const { kind } = view.use.match;
    if (kind === null) return sum;
    return { ...sum, [kind]: sum[kind] + view.rows.filter((row) => isToSend(row, withChanged)).length };
  }, NO_ROWS);
  const total = sumOf(toSend);
  return (
    <section className={styles['bar']} aria-label="Bring in">
      <output className={styles['barWords']}>
        <strong>{total === 0 ? 'Nothing to bring in.' : `${kindCounts(toSend)} to bring in.`}</strong>{' '}
        {tally.same > 0 && `${counted(tally.same, 'row')} the same. `}
        {tally.faulty > 0 && `${counted(tally.faulty, 'row')} to mend; left as they are, they stay out.`}
      </output>
      {tally.changed > 0 && (
        <CheckField
          label={`Also change what is there already (${counted(tally.changed, 'row')})`}
          checked={withChanged}
          onChange={setWithChanged}
        />
      )}
      <Button kind="primary" disabled={total === 0} onClick={start}>
        {total === 0 ? 'Bring in' : `Bring in ${counted(total, 'row')}`}
      </Button>
    </section>
  );
}
