import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { staffingRuleWords } from '../words/staffing-labels.ts';
import { lowerFirst } from '../words/sentences.ts';
import { STAFFING_RULE_BOOK } from '#shared/staffing/interpreter-rules.ts';
import type { GapRow } from './gap-rows.ts';

export interface AsideDialogProps {
  readonly row: Extract<GapRow, { kind: 'against' }>;
  readonly onClose: () => void;
}

/** A rule is set aside for one person, with what it demands, where it comes from, and a reason for the record. */
export function AsideDialog({ row, onClose }: AsideDialogProps) {
  const { sentence, source } = STAFFING_RULE_BOOK[row.rule];
  return (
    <ReasonDialog
      title={`Set aside: ${lowerFirst(staffingRuleWords[row.rule])}`}
      type="OverrideRule"
      payload={{ assignmentId: row.on.id, rule: row.rule }}
      act="Set aside"
      onClose={onClose}
    >
      <p>{row.sentence}</p>
      <p className="muted">
        The rule: {sentence} {source}
      </p>
      <p>
        {row.blocks ? 'They count as cover from then on. ' : ''}That it is set aside, by whom and why, stays in sight;
        it can be let stand again.
      </p>
    </ReasonDialog>
  );
}
