import type { OperationCommandType } from '#shared/commands/operation-commands.ts';

/** One thing that the desk line understands, for the help and for the empty line. */
export interface DeskExample {
  readonly line: string;
  readonly words: string;
  readonly needs: OperationCommandType;
}

export const DESK_EXAMPLES: readonly DeskExample[] = [
  { line: 'a2 secured -2 m20', words: 'MIKE 20 by radio, 2 minutes ago', needs: 'ReportStep' },
  { line: 'a2 entry 14:06', words: 'at a clock time', needs: 'ReportStep' },
  { line: 'a2 not secured', words: 'a correction', needs: 'ReportStep' },
  { line: 'a1 found 4 arrested 1', words: 'people found and arrested', needs: 'ReportCount' },
  { line: 'a1 apart, spoken to', words: 'several steps at once', needs: 'ReportStep' },
  { line: 'a1 support in', words: 'support may come in', needs: 'ReportStep' },
  { line: 'a3 no reply', words: 'or: not executed', needs: 'ReportOutcome' },
  { line: 'm22 assist rear garden', words: 'assistance, at the team’s address', needs: 'RaiseAssistance' },
  { line: 'ack a2', words: 'the call is acknowledged', needs: 'AcknowledgeAssistance' },
  { line: 'who a2 mike 11', words: 'who is going; close a2 mike 11 ends it', needs: 'SendToAssistance' },
  { line: 'a1 need interpreter', words: 'someone is needed', needs: 'NeedSomeone' },
  { line: 'a2 hold dog in the yard', words: 'hold, abort or proceed, with a reason', needs: 'OrderAddress' },
  { line: 'a2 settle secured', words: 'or: settle not secured', needs: 'SettleStep' },
  { line: 'told andrei', words: 'told by voice, off the ring list', needs: 'TellByVoice' },
  { line: '/decision nurse to A1 ; reception is covered', words: 'a decision and its reason', needs: 'RecordDecision' },
  { line: '/note a2 van in the lane', words: 'words for the log; plain words do too', needs: 'WriteLogEntry' },
];

/** What a role may type. */
export const examplesFor = (may: ReadonlySet<OperationCommandType>): readonly DeskExample[] =>
  DESK_EXAMPLES.filter((example) => may.has(example.needs));

/** What stands in the empty line. */
export function placeholderFor(may: ReadonlySet<OperationCommandType>): string {
  if (may.has('ReportStep')) return 'a2 secured -2 m20 · ? for help';
  return may.has('RecordDecision') ? 'words for the log, or /decision text ; reason' : 'words for the log';
}
