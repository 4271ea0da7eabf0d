import type { Certificate, Dialect } from '../commands/staffing-fields.ts';
import type { CertificateKind, Conflict, StaffingRule } from '../staffing-vocabulary.ts';
import type { Gender, GenderAsked, StaffRole, WorksWith } from '../vocabulary.ts';
import { UNKNOWN_LANGUAGE } from '../vocabulary.ts';

/** What is known of somebody who may fill a need: from a roster, an assignment, or the force's own staff. */
export interface Candidate {
  readonly roles: readonly StaffRole[];
  readonly languages: readonly string[];
  readonly dialects: readonly Dialect[];
  readonly gender: Gender;
  readonly worksWith: WorksWith;
  readonly certificates: readonly Certificate[];
  readonly conflict: Conflict;
}

/** What a need asks of whoever fills it. */
export interface Asked {
  readonly role: StaffRole;
  readonly languages: readonly string[];
  readonly dialects: readonly Dialect[];
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  readonly certificates: readonly CertificateKind[];
}

export interface Misfit {
  readonly rule: StaffingRule | 'role';
  /** Of a certificate: which, and whether it is not shown or runs out. */
  readonly certificate?: { readonly kind: CertificateKind; readonly fault: 'not_shown' | 'runs_out' | 'check_due' };
}

/**
 * What stands against a person in a need taken by itself; nothing where she fits. `day` is the last calendar day
 * ("2026-11-24") on which she would work there.
 */
export function misfits(person: Candidate, asked: Asked, _day: string): readonly Misfit[] {
  const found: Misfit[] = [];
  if (!person.roles.includes(asked.role)) found.push({ rule: 'role' });
  if (!asked.languages.every((tag) => tag === UNKNOWN_LANGUAGE || person.languages.includes(tag)))
    found.push({ rule: 'language' });
  if (asked.gender !== 'any' && person.gender !== asked.gender) found.push({ rule: 'gender' });
  if (asked.worksWith !== 'either' && person.worksWith !== 'either' && person.worksWith !== asked.worksWith)
    found.push({ rule: 'works_with' });
  return found;
}
