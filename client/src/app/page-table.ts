import type { OperationRole } from '#shared/vocabulary.ts';

/** A page of one operation: which roles it serves (the first of a member's is acted in), and its title. */
export interface OperationPage {
  readonly name: OperationPageName;
  readonly label: string;
  /** Titles carry no codename or place: they stand in histories and on shared screens. */
  readonly title: string;
  readonly serves: readonly OperationRole[];
  /** Drawn only once the stream is joined. The phone is not: without contact it still writes. */
  readonly waits: boolean;
}
export type OperationPageName = 'board' | 'plan' | 'staffing' | 'import' | 'seen-as' | 'field' | 'agency';

export const operationPages: readonly OperationPage[] = [
  {
    name: 'board',
    label: 'Board',
    title: 'Muster board',
    serves: ['lead', 'desk', 'loggist', 'observer'],
    waits: true,
  },
  { name: 'plan', label: 'Plan', title: 'Muster plan', serves: ['lead', 'desk', 'loggist', 'observer'], waits: true },
  {
    name: 'staffing',
    label: 'Staffing',
    title: 'Muster staffing',
    serves: ['lead', 'desk', 'loggist', 'observer'],
    waits: true,
  },
  { name: 'import', label: 'Import', title: 'Muster import', serves: ['lead'], waits: true },
  { name: 'seen-as', label: 'Agency view', title: 'Muster agency view', serves: ['lead'], waits: true },
  { name: 'field', label: 'Field', title: 'Muster field', serves: ['field'], waits: false },
  { name: 'agency', label: 'Agency', title: 'Muster agency', serves: ['coordinator'], waits: true },
];

/** The page of this name; undefined for any other word. */
export const operationPage = (name: string): OperationPage | undefined =>
  operationPages.find((page) => page.name === name);

/**
 * The role to act in on a page: the one asked for, where the member has it and the page serves it; else the member's
 * first that it serves; null where there is none. With `roles` unknown (no contact) the page's own first role serves:
 * the server decides in any case.
 */
export function actingRole(
  page: OperationPage,
  roles: readonly OperationRole[] | null,
  asked: string | null,
): OperationRole | null {
  const may = roles === null ? page.serves : roles.filter((role) => page.serves.includes(role));
  return may.find((role) => role === asked) ?? may[0] ?? null;
}

/** "/o/x/board?as=desk". */
export const pagePath = (operationId: string, page: OperationPageName, as?: OperationRole): string =>
  `/o/${operationId}/${page}${as === undefined ? '' : `?as=${as}`}`;

/** A member's ways into an operation: each role with the page that serves it first. */
export function waysIn(
  roles: readonly OperationRole[],
): readonly { readonly role: OperationRole; readonly page: OperationPageName }[] {
  return roles.flatMap((role) => {
    const page = operationPages.find(({ serves }) => serves.includes(role));
    return page === undefined ? [] : { role, page: page.name };
  });
}
