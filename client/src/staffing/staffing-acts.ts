import { createContext, use } from 'react';
import type { GapRow } from './gap-rows.ts';
import type { Piece, Spot } from './pick-up.ts';

/** What stands beside the hours. */
export type SideTab = 'need' | 'proposal' | 'staff' | 'points' | 'told' | 'hours';

/** A dialog that lies over the page. */
export type Over =
  | { readonly kind: 'none' }
  | { readonly kind: 'ask'; readonly requirementId: string }
  | { readonly kind: 'add'; readonly row: Extract<GapRow, { kind: 'lack' }> }
  | { readonly kind: 'aside'; readonly row: Extract<GapRow, { kind: 'against' }> }
  | { readonly kind: 'move'; readonly piece: Piece; readonly from: Spot }
  | { readonly kind: 'help' };

/** What the parts of the screen may set in motion. */
export interface StaffingActs {
  readonly tab: SideTab;
  readonly show: (tab: SideTab) => void;
  readonly open: (over: Over) => void;
  /** The need that is looked at beside the hours. */
  readonly needId: string | null;
  readonly lookAt: (requirementId: string) => void;
  /** Ranks who could fill a gap, and shows it with the need. */
  readonly whoCould: (requirementId: string) => void;
  /** The next action of a row. */
  readonly primary: (row: GapRow) => void;
  readonly tellByVoice: (key: string, noticeIds: readonly string[]) => void;
}

export const ActsContext = createContext<StaffingActs | null>(null);

export function useStaffingActs(): StaffingActs {
  const acts = use(ActsContext);
  if (acts === null) throw new Error('A part of the staffing screen stands outside of it.');
  return acts;
}
