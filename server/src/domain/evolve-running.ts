import { isErased } from '#shared/erased.ts';
import type { Folds, OperationChanges, OperationState } from './folding.ts';
import { patched } from './folding.ts';
import {
  acknowledgedWords,
  assistanceClosedWords,
  assistanceWords,
  countWords,
  decisionWords,
  needWords,
  orderWords,
  outcomeWords,
  sentWords,
  stepAgainWords,
  stepSettledWords,
  stepWords,
} from './log-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { Address, LogEntry, OperationEntities } from './operation-state.ts';
import { OPERATION_RECORD } from './operation-state.ts';
import type { Said } from './said.ts';
import { entryOf, heardThere, nameOf, reportOf } from './said.ts';
import { settled, stepAfter } from './step-rules.ts';

type RunningTypes =
  | `Step${'Reported' | 'ReportedAgain' | 'Settled'}`
  | 'CountReported'
  | 'OutcomeReported'
  | 'AddressOrdered'
  | `Assistance${'Raised' | 'Acknowledged' | 'Sent' | 'Closed'}`
  | 'NeedRaised'
  | `${'Log' | 'Care'}Entry${'Written' | 'Struck'}`
  | 'DecisionRecorded';

/** How what happens changes the state: steps, counts, orders, assistance, the log and decisions. */
export const RUNNING_FOLDS: Folds<Pick<OperationFact, RunningTypes>, OperationEntities> = {
  StepReported: (state, { addressId, step, reached, said }) => [
    ...atAddress(state, addressId, said, ({ steps }) => ({
      steps: { ...steps, [step]: stepAfter(steps[step], reached, reportOf(state, said)) },
    })),
    entry(state, said, addressId, stepWords(step, reached), 'step'),
  ],
  StepReportedAgain: (state, { addressId, step, reached, said }) => [
    ...atAddress(state, addressId, said, () => ({})),
    entry(state, said, addressId, stepAgainWords(step, reached), 'step'),
  ],
  StepSettled: (state, { addressId, step, reached, said }) => {
    const address = state.get('address', addressId);
    const after = settled(address?.steps[step], reached, reportOf(state, said));
    if (address === undefined || after === undefined) return [];
    return [
      ...patched(state, 'address', addressId, { steps: { ...address.steps, [step]: after } }),
      entry(state, said, addressId, stepSettledWords(step, reached), 'step'),
    ];
  },
  CountReported: (state, { addressId, count, number, said }) => [
    ...atAddress(state, addressId, said, ({ counts }) => {
      const standing = counts[count]?.report;
      if (standing !== undefined && standing.happenedAt > said.happenedAt) return {};
      return { counts: { ...counts, [count]: { number, report: reportOf(state, said) } } };
    }),
    entry(state, said, addressId, countWords(count, number), 'count'),
  ],
  OutcomeReported: (state, { addressId, outcome, said }) => [
    ...atAddress(state, addressId, said, ({ outcome: standing }) => {
      if (standing !== null && standing.report.happenedAt > said.happenedAt) return {};
      return { outcome: outcome === null ? null : { outcome, report: reportOf(state, said) } };
    }),
    entry(state, said, addressId, outcomeWords(outcome), 'step'),
  ],
  AddressOrdered: (state, { addressId, order, reason, said }) => [
    ...patched(state, 'address', addressId, { order: { order, at: said.receivedAt, reason } }),
    entry(state, said, addressId, orderWords(order, reason), 'order'),
  ],
  AssistanceRaised: (state, { assistanceId, addressId, detail, said }) => [
    {
      kind: 'assistance',
      id: assistanceId,
      value: { addressId, detail, raised: reportOf(state, said), acknowledged: null, going: [], closed: null },
    },
    ...atAddress(state, addressId, said, () => ({})),
    entry(state, said, addressId, assistanceWords(detail), 'assistance', assistanceId),
  ],
  AssistanceAcknowledged: (state, { assistanceId, said }) => [
    ...patched(state, 'assistance', assistanceId, {
      acknowledged: { by: nameOf(state, said), at: said.happenedAt },
    }),
    assistanceEntry(state, said, assistanceId, acknowledgedWords),
  ],
  AssistanceSent: (state, { assistanceId, who, said }) => [
    ...patched(state, 'assistance', assistanceId, {
      going: [...(state.get('assistance', assistanceId)?.going ?? []), { who, at: said.happenedAt }],
    }),
    assistanceEntry(state, said, assistanceId, sentWords(who)),
  ],
  AssistanceClosed: (state, { assistanceId, whoWent, said }) => [
    ...patched(state, 'assistance', assistanceId, { closed: { whoWent, at: said.happenedAt } }),
    assistanceEntry(state, said, assistanceId, assistanceClosedWords(whoWent)),
  ],
  NeedRaised: (state, { addressId, need, said }) => [
    ...atAddress(state, addressId, said, () => ({})),
    entry(state, said, addressId, needWords(need), 'need'),
  ],

  LogEntryWritten: (state, { addressId, text, said }) => [
    ...(addressId === null ? [] : atAddress(state, addressId, said, () => ({}))),
    entry(state, said, addressId, text, 'note'),
  ],
  CareEntryWritten: (state, { agencyId, addressId, text, said }) => [
    entryOf(state, said, {
      sight: 'care',
      agencyId,
      unitId: unitOf(state, said),
      addressId,
      text,
      about: { kind: 'note' },
    }),
  ],
  LogEntryStruck: (state, { entryId, reason, memberId, at }) =>
    struck(state, entryId, reason, at, { memberId, assignmentId: null }),
  CareEntryStruck: (state, { entryId, reason, memberId, assignmentId, at }) =>
    struck(state, entryId, isErased(reason) ? 'erased' : reason, at, { memberId, assignmentId }),
  DecisionRecorded: (state, { decisionId, said, ...decision }) => {
    const { number, text, reason, potentialVictims } = decision;
    const operation = state.get('operation', OPERATION_RECORD);
    const addressId = potentialVictims?.addressId ?? null;
    return [
      { kind: 'decision', id: decisionId, value: { ...decision, by: nameOf(state, said), at: said.happenedAt } },
      ...patched(state, 'operation', OPERATION_RECORD, {
        counters: { addresses: 0, requests: 0, ...operation?.counters, decisions: number },
      }),
      ...(potentialVictims === null
        ? []
        : patched(state, 'address', potentialVictims.addressId, {
            potentialVictims: { number: potentialVictims.number, decisionId },
          })),
      entry(state, said, addressId, decisionWords(number, text, reason), 'decision', decisionId),
    ];
  },
};

/** The unit for which somebody writes: a coordinator's own, or that of the worker's assignment. */
function unitOf(state: OperationState, { memberId, assignmentId }: Said): string | null {
  if (assignmentId !== null) return state.get('assignment', assignmentId)?.unitId ?? null;
  return memberId === null ? null : (state.get('member', memberId)?.unitId ?? null);
}

function entry(
  state: OperationState,
  said: Said,
  addressId: string | null,
  text: string,
  kind: LogEntry['about']['kind'],
  id?: string,
) {
  return entryOf(state, said, { addressId, text, about: id === undefined ? { kind } : { kind, id } });
}

function assistanceEntry(state: OperationState, said: Said, assistanceId: string, text: string) {
  const addressId = state.get('assistance', assistanceId)?.addressId ?? null;
  return entry(state, said, addressId, text, 'assistance', assistanceId);
}

/** What was heard about an address; the last word heard there only ever moves forward in time. */
function atAddress(
  state: OperationState,
  addressId: string,
  said: Said,
  change: (address: Address) => Partial<Address>,
): OperationChanges {
  const address = state.get('address', addressId);
  if (address === undefined) return [];
  const newer = heardThere(said) && (address.lastHeard?.happenedAt ?? -Infinity) < said.happenedAt;
  const lastHeard = newer ? reportOf(state, said) : address.lastHeard;
  return [{ kind: 'address', id: addressId, value: { ...address, ...change(address), lastHeard } }];
}

function struck(
  state: OperationState,
  entryId: string,
  reason: string,
  at: number,
  who: { readonly memberId: string | null; readonly assignmentId: string | null },
): OperationChanges {
  const by = nameOf(state, { ...who, heardFrom: null, source: 'desk' });
  return patched(state, 'logEntry', entryId, { struck: { reason, at, by } });
}
