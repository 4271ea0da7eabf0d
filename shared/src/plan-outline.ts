import type { StaffRole, SiteKind, GenderAsked, WorksWith } from './vocabulary.ts';
import type { Dialect } from './commands/staffing-fields.ts';
import type { CertificateKind } from './staffing-vocabulary.ts';
import type { CommandLevel } from './plan-vocabulary.ts';

/** What somebody is needed for, without a place. */
export interface Need {
  readonly role: StaffRole;
  readonly number: number;
  readonly window: { readonly start: number; readonly end: number };
  readonly languages: readonly string[];
  readonly gender: GenderAsked;
  readonly worksWith: WorksWith;
  readonly note: string;
  readonly dialects: readonly Dialect[];
  readonly certificates: readonly CertificateKind[];
  /** Minutes that each person found takes with one of these; null where nobody waits for this role. */
  readonly minutesEach: number | null;
}

/**
 * A plan without persons, addresses or log: what a new operation may begin with. Posts and sites are named by their place
 * in their list; a site is a kind and a word for it, never where it is.
 */
export interface PlanOutline {
  readonly posts: readonly { readonly name: string; readonly level: CommandLevel }[];
  readonly teams: readonly { readonly callSign: string; readonly talkgroup: string }[];
  readonly sites: readonly { readonly kind: SiteKind; readonly name: string }[];
  readonly needsAtSites: readonly (Need & { readonly site: number })[];
  /** What each address usually needs. */
  readonly usualNeeds: readonly Need[];
  readonly tasks: readonly { readonly title: string; readonly post: number | null; readonly due: number }[];
  readonly contingencies: readonly {
    readonly trigger: string;
    readonly action: string;
    readonly codeWord: string;
    readonly post: number | null;
  }[];
  readonly channels: readonly {
    readonly purpose: string;
    readonly talkgroup: string;
    readonly callSign: string;
    readonly codeWord: string;
    readonly fallback: string;
  }[];
}
