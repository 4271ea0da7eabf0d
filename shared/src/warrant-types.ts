import type { WarrantType } from './plan-vocabulary.ts';

/** What the law says of one type of warrant, as far as Muster reckons with it. */
export interface WarrantLaw {
  readonly words: string;
  /** The power under which it is issued. */
  readonly law: string;
  /** How long it may be entered under, from the day of issue; null where the person who records it says until when. */
  readonly life: { readonly months: number } | { readonly days: number } | null;
  /**
   * How many entries it allows: one; one and a further one for each written authority of an inspector; so many; or null
   * where Muster sets no number.
   */
  readonly entries: 'one' | 'authorised' | number | null;
  /** Where life and entries come from. */
  readonly source: string;
  /** Whether the source was read when this table was made. What was not is for a force's legal adviser to check. */
  readonly confirmed: boolean;
}

const PACE_LIFE =
  'PACE 1984 s.16(3) as amended by SOCPA 2005 s.114(8): three months from the date of issue; by s.15(1) this holds for warrants issued to constables under any enactment.';
const FURTHER_ENTRIES = 'A second or later entry needs the written authority of an inspector (s.16(3B)).';
const ASK = 'Check with your legal adviser.';

/**
 * Life and entries belong to the warrant's type, never to a constant. For England and Wales. Where two periods could be
 * meant the shorter one stands, because an entry after the end is unlawful and one that was put off is not.
 */
export const WARRANT_LAW: Readonly<Record<WarrantType, WarrantLaw>> = {
  pace_8: {
    words: 'PACE section 8',
    law: 'Police and Criminal Evidence Act 1984 s.8',
    life: { months: 3 },
    entries: 'authorised',
    source: `${PACE_LIFE} ${FURTHER_ENTRIES}`,
    confirmed: true,
  },
  pace_schedule_1: {
    words: 'PACE schedule 1',
    law: 'Police and Criminal Evidence Act 1984 s.9 and sch.1',
    life: { months: 3 },
    entries: 'authorised',
    source: `${PACE_LIFE} ${FURTHER_ENTRIES}`,
    confirmed: true,
  },
  theft_26: {
    words: 'Theft Act section 26',
    law: 'Theft Act 1968 s.26',
    life: { months: 3 },
    entries: 'one',
    source: `${PACE_LIFE} Section 26 sets no period and no further entry of its own.`,
    confirmed: true,
  },
  drugs_23: {
    words: 'Misuse of Drugs Act section 23',
    law: 'Misuse of Drugs Act 1971 s.23(3)',
    life: { months: 1 },
    entries: 'one',
    source: `Taken as one month from the date of the warrant (s.23(3)) and one entry (PACE 1984 s.15(5)). ${ASK}`,
    confirmed: false,
  },
  firearms_46: {
    words: 'Firearms Act section 46',
    law: 'Firearms Act 1968 s.46',
    life: { months: 3 },
    entries: 'one',
    source: `${PACE_LIFE} Section 46 sets no period and no further entry of its own.`,
    confirmed: true,
  },
  immigration_28d: {
    words: 'Immigration Act section 28D',
    law: 'Immigration Act 1971 s.28D',
    life: { months: 1 },
    entries: 'authorised',
    source: `Immigration Act 1971 s.28K(3) as made by the Immigration and Asylum Act 1999 s.138: one month from the date of issue. The Immigration Act 2016 sch.8 changed these sections and allows several entries; the period as it now stands was not read. ${ASK}`,
    confirmed: false,
  },
  modern_slavery_other: {
    words: 'Modern slavery, another power',
    law: 'The power named on the warrant',
    life: null,
    entries: null,
    source: `The end is the one on the warrant. ${ASK}`,
    confirmed: false,
  },
  other: {
    words: 'Another power',
    law: 'The power named on the warrant',
    life: null,
    entries: null,
    source: `The end is the one on the warrant. ${ASK}`,
    confirmed: false,
  },
};

/** How many entries a warrant allows as it stands; null where its type sets no number. */
export function entriesAllowed(warrant: {
  readonly type: WarrantType;
  readonly authorities: readonly unknown[];
}): number | null {
  const { entries } = WARRANT_LAW[warrant.type];
  if (entries === 'one') return 1;
  return entries === 'authorised' ? 1 + warrant.authorities.length : entries;
}

/** Whether a warrant may be entered under at a moment (milliseconds since 1970): issued, not spent, and with an entry left. */
export function allowsEntryAt(
  warrant: {
    readonly type: WarrantType;
    readonly authorities: readonly unknown[];
    readonly issuedAt: number | null;
    readonly endsAt: number | null;
    readonly executedAt: readonly number[];
    readonly returnedAt: number | null;
  },
  at: number,
): boolean {
  const { issuedAt, endsAt, executedAt, returnedAt } = warrant;
  if (issuedAt === null || issuedAt > at || returnedAt !== null) return false;
  if (endsAt !== null && at >= endsAt) return false;
  const allowed = entriesAllowed(warrant);
  return allowed === null || executedAt.length < allowed;
}
