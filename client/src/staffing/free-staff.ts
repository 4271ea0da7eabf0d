import { languageName } from '../format/language.ts';
import { sorted } from '../plan/plan-data.ts';
import { staffRoleWords } from '../words/labels.ts';
import { nameText } from '../words/sentences.ts';
import type { StaffingData, StaffingIndex } from './staffing-data.ts';

/** One of the force's own people who is on duty nowhere. */
export interface FreeStaff {
  readonly id: string;
  readonly name: string;
  /** "Woman officer, search officer · Romanian". */
  readonly detail: string;
}

/** Lines drawn at once; the others are found by typing. */
export const MOST_FREE = 60;

/** Staff not yet on duty, by name; those whose roles a need asks for first, where one is looked at. */
export function freeStaff(
  data: StaffingData,
  index: StaffingIndex,
  { typed, role }: { readonly typed: string; readonly role: string | undefined },
): { readonly shown: readonly FreeStaff[]; readonly more: number } {
  const letters = typed.trim().toLocaleLowerCase('en-GB');
  const free = sorted(data.staff, ({ name }) => nameText(name))
    .filter(([id, { name }]) => {
      if ((index.dutiesOfStaff.get(id)?.length ?? 0) > 0) return false;
      return letters === '' || nameText(name).toLocaleLowerCase('en-GB').includes(letters);
    })
    .map(([id, { name, roles = [], languages = [] }]) => ({
      id,
      name: nameText(name),
      detail: [roles.map((one) => staffRoleWords[one]).join(', '), languages.map(languageName).join(', ')]
        .filter((part) => part !== '')
        .join(' · '),
      fits: role !== undefined && (roles as readonly string[]).includes(role),
    }));
  const inOrder = [...free.filter(({ fits }) => fits), ...free.filter(({ fits }) => !fits)];
  return {
    shown: inOrder.slice(0, MOST_FREE).map(({ id, name, detail }) => ({ id, name, detail })),
    more: Math.max(0, inOrder.length - MOST_FREE),
  };
}
