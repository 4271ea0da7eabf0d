import type { PayloadOf } from '../connection/command-types.ts';

/** What risks are written of, and how much of its times the viewer knows. */
export interface RiskPlace {
  readonly about: PayloadOf<'AddRisk'>['about'];
  /** "A2", "the operation", "H-1": for names. */
  readonly of: string;
  /** T and zone, where the viewer knows them; a partner agency does not, and sets no review against T. */
  readonly times: { readonly t: number | null; readonly zone: string; readonly now: number } | null;
  /** Whether an assessment may be shared with agencies that have people there: a police one. */
  readonly mayShare: boolean;
}
