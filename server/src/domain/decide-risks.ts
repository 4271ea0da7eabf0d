import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { Id } from '#shared/ids.ts';
import type { OperationContext, OperationDecision, OperationHandlers, PayloadOf, Refused } from './deciding.ts';
import { accept, badField, refuse, unknownThing } from './deciding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { Member, Risk } from './operation-state.ts';
import { memberOf } from './said.ts';
import { movedOn } from './whole-edits.ts';

type RiskCommand = `${'Add' | 'Edit' | 'Remove'}Risk`;
type Added = PayloadOf<OperationCommand, 'AddRisk'>;

/** Risks as each agency sees them. The words are its own: no contest is kept of them. */
export const RISKS: OperationHandlers<RiskCommand> = {
  AddRisk: ({ about, ...words }, context) => {
    const writer = writerOf(context);
    if (writer === undefined) return refuse('not_for_you');
    if (words.shared && !isPolice(context, writer.agencyId)) return badField('shared', 'not_choice');
    const at = resolved(about, writer, context);
    if ('ok' in at) return at;
    const { agencyId, unitId } = writer;
    return accept<OperationEvent>({
      type: 'RiskAdded',
      data: { riskId: context.newId(0), ...at, agencyId, unitId, ...words, at: context.happenedAt },
    });
  },
  EditRisk: (payload, context) => editRisk(payload, context),
  RemoveRisk: ({ riskId, reason }, { state }) => {
    const risk = state.get('risk', riskId);
    if (risk === undefined) return refuse('not_for_you');
    return accept<OperationEvent>({ type: 'RiskRemoved', data: { riskId, reason, agencyId: risk.agencyId } });
  },
};

function writerOf(context: OperationContext): Member | undefined {
  const memberId = memberOf(context);
  return memberId === null ? undefined : context.state.get('member', memberId);
}

const isPolice = ({ state }: OperationContext, agencyId: Id): boolean =>
  state.get('agency', agencyId)?.kind === 'police';

/** Where a risk is. A partner speaks of what it was asked for, and need not know the address behind it. */
function resolved(
  about: Added['about'],
  { agencyId }: Member,
  { state }: OperationContext,
): Pick<Risk, 'place' | 'requestId'> | Refused {
  switch (about.kind) {
    case 'operation':
      return { place: null, requestId: null };
    case 'address':
    case 'site':
      if (state.get(about.kind, about.id) === undefined) return unknownThing('about.id');
      return { place: { kind: about.kind, id: about.id }, requestId: null };
    case 'request': {
      const request = state.get('request', about.id);
      const place = request && state.get('requirement', request.requirementId)?.place;
      if (place === undefined || request?.agencyId !== agencyId) return unknownThing('about.id');
      return { place, requestId: about.id };
    }
  }
}

/** Taken whole, or refused with what has moved on since it was read. */
function editRisk(
  { riskId, fields }: PayloadOf<OperationCommand, 'EditRisk'>,
  context: OperationContext,
): OperationDecision {
  const risk = context.state.get('risk', riskId);
  if (risk === undefined) return refuse('not_for_you');
  const { faults } = movedOn(risk, fields);
  if (faults.length > 0) return refuse('bad_input', faults);
  const { kind, level, hazard, control, owner, review, shared } = fields;
  if (shared?.to === true && !isPolice(context, risk.agencyId)) return badField('fields.shared.to', 'not_choice');
  return accept<OperationEvent>({
    type: 'RiskEdited',
    data: {
      riskId,
      agencyId: risk.agencyId,
      fields: {
        ...(kind === undefined ? {} : { kind: kind.to }),
        ...(level === undefined ? {} : { level: level.to }),
        ...(review === undefined ? {} : { review: review.to }),
        ...(shared === undefined ? {} : { shared: shared.to }),
      },
      at: context.happenedAt,
      ...(hazard === undefined ? {} : { hazard: hazard.to }),
      ...(control === undefined ? {} : { control: control.to }),
      ...(owner === undefined ? {} : { owner: owner.to }),
    },
  });
}
