import { age } from '../format/time.ts';
import { staffRoleWords } from '../words/labels.ts';
import type { AssignmentView } from '#shared/records.ts';
import type { StaffRole } from '#shared/vocabulary.ts';

/** One chip: people of one role who are here, or who are on the way. */
export interface Present {
  readonly tone: 'ok' | 'move';
  readonly words: string;
}

const SHORT: Readonly<Partial<Record<StaffRole, string>>> = {
  sexual_health_nurse: 'Nurse',
  support_worker: 'Support',
};

/**
 * Who is at the address and who has set out for it, by role: names are the agencies'. The minutes are since she set out;
 * when she arrives nobody has said.
 */
export function whoIsHere(assignments: Iterable<AssignmentView>, now: number): readonly Present[] {
  const coming = [...assignments].filter(({ answer }) => answer === 'confirmed');
  const roles = [...new Set(coming.flatMap(({ role }) => role ?? []))];
  const group = (presence: 'arrived' | 'en_route', tone: Present['tone'], after: (of: Group) => string) =>
    roles.flatMap((role): Present[] => {
      const of = coming.filter((one) => one.role === role && one.presence === presence);
      if (of.length === 0) return [];
      const many = of.length === 1 ? '' : ` ×${of.length}`;
      return [{ tone, words: `${SHORT[role] ?? staffRoleWords[role]}${many} ${after(of)}` }];
    });
  return [
    ...group('arrived', 'ok', () => 'here'),
    ...group('en_route', 'move', (of) => `on the way${sinceWords(of, now)}`),
  ];
}

type Group = readonly AssignmentView[];

function sinceWords(of: Group, now: number): string {
  const since = of.length === 1 ? (of[0]?.presenceAt ?? null) : null;
  return since === null ? '' : `, ${age(now - since)}`;
}
