import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { WarrantFact } from '#shared/commands/plan-record-fields.ts';
import { isErased } from '#shared/erased.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf } from './deciding.ts';
import { accept, badField, operationOf, refuse, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Warrant } from './operation-state.ts';
import { decideEdit } from './plan-edits.ts';
import { memberOf, saidBy } from './said.ts';
import { warrantEndsAt } from './warrant-life.ts';

type WarrantCommand = `${'Add' | 'Edit' | 'Remove' | 'Record'}Warrant`;

/** Warrants of addresses. What becomes of one is a fact: it is taken down in whatever order it is heard. */
export const WARRANTS: OperationHandlers<WarrantCommand> = {
  AddWarrant: (plan, { state, newId }) => {
    if (state.get('address', plan.addressId) === undefined) return unknownThing('addressId');
    return accept<OperationEvent>({ type: 'WarrantAdded', data: { warrantId: newId(0), ...plan } });
  },
  EditWarrant: ({ warrantId, fields }, context) => decideEdit(context, { kind: 'warrant', id: warrantId }, fields),
  RemoveWarrant: ({ warrantId, reason }, { state }) => {
    if (state.get('warrant', warrantId) === undefined) return refuse('not_for_you');
    return accept<OperationEvent>({ type: 'WarrantRemoved', data: { warrantId, reason } });
  },
  RecordWarrant: (payload, context) => recordWarrant(payload, context),
};

function recordWarrant(
  { warrantId, fact }: PayloadOf<OperationCommand, 'RecordWarrant'>,
  context: OperationContext,
): OperationDecision {
  const warrant = context.state.get('warrant', warrantId);
  if (warrant === undefined) return refuse('not_for_you');
  const ends = fact.kind === 'issued' ? endOf(warrant, fact, context) : { at: null };
  if ('ok' in ends) return ends;
  if (isKnown(warrant, fact, ends.at)) return refuse('already_so');
  const memberId = memberOf(context);
  const agencyId = memberId === null ? undefined : context.state.get('member', memberId)?.agencyId;
  if (agencyId === undefined) return refuse('not_for_you');
  const inspector = fact.kind === 'entry_authorised' ? { inspector: fact.inspector } : {};
  const said = saidBy(context, context.newId(0));
  return accept<OperationEvent>({
    type: 'WarrantRecorded',
    data: { warrantId, agencyId, fact: { kind: fact.kind, at: fact.at }, endsAt: ends.at, ...inspector, said },
  });
}

/** The end that its type's life gives; a court may say sooner, never later. Without such a life it must be said. */
function endOf(
  { type }: Warrant,
  { at, endsAt }: Extract<WarrantFact, { kind: 'issued' }>,
  context: OperationContext,
): { readonly at: number } | ReturnType<typeof badField> {
  const reckoned = warrantEndsAt(type, at, operationOf(context)?.zone ?? 'UTC');
  if (endsAt === null) return reckoned === null ? badField('fact.endsAt', 'missing') : { at: reckoned };
  if (endsAt <= at) return badField('fact.endsAt', 'order');
  return reckoned !== null && endsAt > reckoned ? badField('fact.endsAt', 'not_choice') : { at: endsAt };
}

/** The very same fact twice is one: a second entry in the same minute would be an entry too many. */
function isKnown(warrant: Warrant, fact: WarrantFact, ends: number | null): boolean {
  const { standing, issuedAt, endsAt, executedAt, returnedAt, authorities } = warrant;
  switch (fact.kind) {
    case 'issued':
      return issuedAt === fact.at && endsAt === ends;
    case 'refused':
      return standing === 'refused';
    case 'entry_authorised':
      return authorities.some(
        ({ at, inspector }) => at === fact.at && !isErased(inspector) && inspector === fact.inspector,
      );
    case 'executed':
      return executedAt.includes(fact.at);
    case 'returned':
      return returnedAt === fact.at;
  }
}
