import type { StaffRole } from './vocabulary.ts';

/**
 * What may be asked of the solver over HTTP, and what it answers. It is made from the asker's own view alone, and it
 * moves nobody: each step is one or more ordinary commands that the asker sends, or does not.
 */
export type ProposalAsked =
  /** The whole: least need uncovered, then fewest changes, then least overtime. */
  | { readonly kind: 'allocation' }
  /** Who could fill one gap, best first. */
  | { readonly kind: 'replacement'; readonly requirementId: string; readonly startAt: number; readonly endAt: number }
  /** A coordinator's: whom of the own roster to put forward for what is asked. */
  | { readonly kind: 'own_roster'; readonly requestId: string | null };

export type ProposalDeed =
  | {
      readonly kind: 'move';
      readonly assignmentId: string;
      readonly requirementId: string;
      readonly startAt: number;
      readonly endAt: number;
    }
  | {
      readonly kind: 'duty';
      readonly staffId: string;
      readonly requirementId: string;
      readonly window: { readonly start: number; readonly end: number };
    }
  | { readonly kind: 'end_duty'; readonly dutyId: string }
  | { readonly kind: 'ask'; readonly requirementId: string; readonly agencyId: string; readonly unitId: string | null }
  /** Somebody was put forward and has not answered: ring them. */
  | { readonly kind: 'ring'; readonly assignmentId: string }
  | {
      readonly kind: 'put_forward';
      readonly requestId: string;
      readonly personId: string;
      readonly startAt: number;
      readonly endAt: number;
    };

export interface ProposalStep {
  readonly id: string;
  readonly deed: ProposalDeed;
  readonly role: StaffRole;
  /** One sentence: why this one. */
  readonly why: string;
  /** What it closes, what it opens elsewhere, and what somebody must know of it; whole sentences. */
  readonly closes: readonly string[];
  readonly opens: readonly string[];
}

export interface Proposal {
  readonly steps: readonly ProposalStep[];
  /**
   * People-minutes of need, weighted by urgency, that stay uncovered: now, and with all steps taken; of people ranked for one
   * gap or request, with the first of them.
   */
  readonly uncoveredBefore: number;
  readonly uncoveredAfter: number;
  /** Whether it is the best there is; else the least uncovered that any allocation could have. */
  readonly proof: { readonly kind: 'best' } | { readonly kind: 'bound'; readonly uncoveredAtLeast: number };
  readonly milliseconds: number;
}
