import type { CellFault } from '#shared/paste.ts';
import { cellFault } from '#shared/paste.ts';
import { PERSON_COLUMNS } from '#shared/paste/person-columns.ts';
import type { RowKind } from '#shared/paste/row-drafts.ts';
import type { Fault } from '#shared/refusals.ts';
import { FAULTS } from '#shared/refusals.ts';

/** Columns of a person's row that go by another name than their field. */
const COLUMN_OF: Readonly<Record<string, string>> = { conflictNote: 'conflict' };

/** A fault of a row's field as a sentence about its cell; `now` is the row as it was sent, in which papers stand in a list. */
export function rowFault(kind: RowKind, fault: Fault, now: object): CellFault {
  if (kind !== 'person') return cellFault(kind, fault);
  const [field = '', at = '', inner = ''] = fault.field.split('.');
  const key = field === 'certificates' ? `${paperAt(now, Number(at))}.${inner}` : (COLUMN_OF[field] ?? field);
  const column = PERSON_COLUMNS.some((one) => one.key === key) ? key : '';
  if (column === 'email' && fault.reason === 'not_form')
    return { column, message: 'is no mail address such as name@example.org' };
  if (column === 'roles' && fault.reason === 'too_few') return { column, message: 'needs at least one role' };
  if (fault.reason === 'not_choice' && field !== 'certificates')
    return { column, message: 'has been changed meanwhile: look at her, and choose the file again' };
  return { column, message: FAULTS[fault.reason].replace('{limit}', String(fault.limit ?? '')) };
}

function paperAt(now: object, at: number): string {
  const papers: unknown = Reflect.get(now, 'certificates');
  const paper: unknown = Array.isArray(papers) ? papers[at] : undefined;
  const kind: unknown = typeof paper === 'object' && paper !== null ? Reflect.get(paper, 'kind') : undefined;
  return typeof kind === 'string' ? kind : 'certificates';
}
