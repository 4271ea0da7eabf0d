import { languageName } from '../format/language.ts';
import { certificateWords } from '../words/staffing-labels.ts';
import type { RequestView } from '#shared/records.ts';

/** One line of what is asked beyond who and when: "Terms" with "paid by the hour". */
export interface AskedDetail {
  readonly label: string;
  readonly text: string;
}

/** Dialects, papers, terms, expenses and reminders of a request, those that were said and no others. */
export function askedDetails(request: RequestView): readonly AskedDetail[] {
  const { dialects = [], certificates = [], terms = '', expenses = '', reminders = 0 } = request;
  const lines: readonly AskedDetail[] = [
    { label: 'Dialects', text: dialects.map((one) => `${languageName(one.language)}, ${one.dialect}`).join('; ') },
    { label: 'Papers', text: certificates.map((kind) => certificateWords[kind]).join(', ') },
    { label: 'Terms', text: terms },
    { label: 'Expenses', text: expenses },
    {
      label: 'Reminders',
      text: reminders === 0 ? '' : reminders === 1 ? 'You were reminded once' : `You were reminded ${reminders} times`,
    },
  ];
  return lines.filter(({ text }) => text !== '');
}
