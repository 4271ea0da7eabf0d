import type { Certificate, Dialect } from '../commands/staffing-fields.ts';
import type { CertificateKind, Conflict, StaffingRule } from '../staffing-vocabulary.ts';
import type { Gender, GenderAsked, StaffRole, WorksWith } from '../vocabulary.ts';
import { UNKNOWN_LANGUAGE } from '../vocabulary.ts';
import { certificateFault } from './certificate-rules.ts';
import type { CertificateFault } from './certificate-rules.ts';

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
  /** Of a certificate: which, and whether it is not shown or runs out. "Check due" keeps nobody out. */
  readonly certificate?: { readonly kind: CertificateKind; readonly fault: CertificateFault };
}

/**
 * What stands against a person in a need taken by itself; nothing where she fits. `day` is the last calendar day
 * ("2026-11-24") on which she would work there. That nobody has asked her about conflicts is no misfit.
 */
export function misfits(person: Candidate, asked: Asked, day: string): readonly Misfit[] {
  const found: Misfit[] = [];
  if (!person.roles.includes(asked.role)) found.push({ rule: 'role' });
  if (languagesMissing(person, asked).length > 0) found.push({ rule: 'language' });
  if (dialectsMissing(person, asked).length > 0) found.push({ rule: 'dialect' });
  if (asked.gender !== 'any' && person.gender !== asked.gender) found.push({ rule: 'gender' });
  for (const kind of asked.certificates) {
    const fault = certificateFault(person.certificates, kind, day);
    if (fault !== null) found.push({ rule: 'certificate', certificate: { kind, fault } });
  }
  if (asked.worksWith !== 'either' && person.worksWith !== 'either' && person.worksWith !== asked.worksWith)
    found.push({ rule: 'works_with' });
  if (person.conflict === 'declared') found.push({ rule: 'conflict' });
  return found;
}

/** The languages asked for that somebody is not known to speak. One that nobody knows yet is anybody's. */
export const languagesMissing = (
  person: Pick<Candidate, 'languages'>,
  asked: Pick<Asked, 'languages'>,
): readonly string[] => asked.languages.filter((tag) => tag !== UNKNOWN_LANGUAGE && !person.languages.includes(tag));

/** The ways of speaking asked for that somebody is not known to have; capitals do not matter. */
export const dialectsMissing = (
  person: Pick<Candidate, 'dialects'>,
  asked: Pick<Asked, 'dialects'>,
): readonly Dialect[] => asked.dialects.filter((one) => !person.dialects.some((other) => isSameDialect(one, other)));

const isSameDialect = (one: Dialect, other: Dialect): boolean =>
  one.language === other.language && one.dialect.toLowerCase() === other.dialect.toLowerCase();
