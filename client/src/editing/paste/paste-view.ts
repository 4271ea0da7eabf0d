import { counted, listOf } from '../../format/language.ts';
import type { PastedRows, RowReading } from '#shared/paste.ts';
import type { PasteEnd, RowResult } from './paste-run.ts';

/** A row as the table shows it: what it means and what has become of it. */
export interface RowView {
  readonly row: number;
  readonly reading: RowReading;
  readonly result: RowResult | undefined;
}

/** How a row stands, for its chip and for the counts. */
export type RowStanding = 'new' | 'faulty' | 'there' | 'repeats' | 'added' | 'earlier' | 'refused';

export function standingOf({ reading, result }: RowView): RowStanding {
  return result === undefined ? reading.kind : result.kind;
}

/** Rows that can be sent now: new ones, and refused ones once more. */
export const isToSend = (view: RowView): boolean =>
  view.reading.kind === 'new' && (view.result === undefined || view.result.kind === 'refused');

const numbers = (views: readonly RowView[]): string => {
  const rows = views.map(({ row }) => String(row));
  return rows.length > 8 ? `${rows.slice(0, 8).join(', ')} and ${rows.length - 8} more` : listOf(rows);
};

/** "40 rows are new. 2 rows are faulty: 8 and 32. 1 is there already." */
export function pasteSummary(views: readonly RowView[], rows: PastedRows): readonly string[] {
  const of = (standing: RowStanding): readonly RowView[] => views.filter((view) => standingOf(view) === standing);
  const faulty = of('faulty');
  const refused = of('refused');
  const left = [...of('there'), ...of('repeats')];
  const said = [
    ...(of('added').length > 0 ? [`${counted(of('added').length, 'row')} recorded.`] : []),
    ...(of('earlier').length > 0
      ? [`${counted(of('earlier').length, 'row')} recorded at an earlier paste, not again: ${numbers(of('earlier'))}.`]
      : []),
    ...(of('new').length > 0 ? [`${counted(of('new').length, 'row')} can be added.`] : []),
    ...(faulty.length > 0
      ? [`${counted(faulty.length, 'row')} cannot be read: ${numbers(faulty)}. Mend the marked cells here.`]
      : []),
    ...(refused.length > 0 ? [`${counted(refused.length, 'row')} refused: ${numbers(refused)}.`] : []),
    ...(left.length > 0 ? [`${counted(left.length, 'row')} left out, there already: ${numbers(left)}.`] : []),
    ...(rows.unused.length > 0
      ? [`Not used: ${rows.unused.length === 1 ? 'column' : 'columns'} ${listOf(rows.unused)}.`]
      : []),
    ...(rows.tooMany > 0 ? [`${counted(rows.tooMany, 'row')} too many for one paste: paste the rest afterwards.`] : []),
    ...(rows.cutShort ? ['The text was too long: its end was left out.'] : []),
  ];
  return said.length === 0 ? ['There are no rows in this text.'] : said;
}

/** How a run ended, where it did not simply get done. */
export const endWords: Readonly<Record<PasteEnd, string>> = {
  done: '',
  stopped: 'Stopped. Rows recorded so far stay; adding again goes on with the rest.',
  no_contact:
    'No contact with the server. Rows recorded so far stay; adding again goes on with the rest and doubles nothing.',
  signed_out: 'You are signed out. Sign in and paste again: rows recorded so far are not added twice.',
};
