import { entriesAllowed } from '#shared/warrant-types.ts';
import type { DrawingView, RiskView, WarrantView } from '#shared/plan-records.ts';
import type { OperationEntities, Risk } from '../domain/operation-state.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { forEach, record } from './cut.ts';
import { pointView } from './projectors-address.ts';
import { readSharedRiskId, sharedRisk } from './shared-risks.ts';

/** Command's; and the team's that goes in under it. */
const warrant = record<OperationEntities, 'warrant'>('warrant', (id, from): WarrantView | null => {
  const warrant = from.get('warrant', id);
  if (warrant === undefined) return null;
  return {
    addressId: warrant.addressId,
    type: warrant.type,
    reference: warrant.reference,
    standing: warrant.standing,
    issuedAt: warrant.issuedAt,
    endsAt: warrant.endsAt,
    entries: { used: warrant.executedAt.length, allowed: entriesAllowed(warrant) },
    authorities: warrant.authorities.map(({ inspector, at }) => ({ inspector, at })),
    executedAt: warrant.executedAt,
    returnedAt: warrant.returnedAt,
  };
});

/** What was looked at, how it is rated, and what is done about it, in the words of whoever wrote it. */
const assessment = (risk: Risk): RiskView => ({
  kind: risk.kind,
  level: risk.level,
  hazard: risk.hazard,
  control: risk.control,
});

const placeOf = ({ place }: Risk): NonNullable<RiskView['place']> | null =>
  place === null ? null : { kind: place.kind, id: place.id };

/** Command sees side by side what every agency says of a place. */
const riskForCommand = record<OperationEntities, 'risk'>('risk', (id, from): RiskView | null => {
  const risk = from.get('risk', id);
  if (risk === undefined) return null;
  return {
    ...assessment(risk),
    place: placeOf(risk),
    agencyId: risk.agencyId,
    owner: risk.owner,
    review: risk.review,
    shared: risk.shared,
    at: risk.at,
  };
});

/** At its own door a team reads what police say; what an agency says of its own people is between it and command. */
const riskForTeam = record<OperationEntities, 'risk'>('risk', (id, from): RiskView | null => {
  const risk = from.get('risk', id);
  if (risk === undefined || from.part('agency', risk.agencyId, 'kind') !== 'police') return null;
  return { ...assessment(risk), place: placeOf(risk), owner: risk.owner, review: risk.review, at: risk.at };
});

/** What an agency wrote itself of what it was asked for; and what police share with it. Never at which place. */
const riskForAgency = record<OperationEntities, 'risk'>('risk', (id, from): RiskView | null => {
  const through = readSharedRiskId(id);
  if (through !== null) {
    const risk = sharedRisk(through, from);
    return risk === null ? null : { ...assessment(risk), requestId: through.requestId };
  }
  const risk = from.get('risk', id);
  // What a force writes of a place stands in no request, and is not its coordinators' to read.
  if (risk === undefined || risk.requestId === null) return null;
  return {
    ...assessment(risk),
    requestId: risk.requestId,
    owner: risk.owner,
    review: risk.review,
    shared: risk.shared,
    at: risk.at,
  };
});

const drawing = record<OperationEntities, 'drawing'>('drawing', (id, from): DrawingView | null => {
  const drawing = from.get('drawing', id);
  if (drawing === undefined) return null;
  return {
    kind: drawing.kind,
    label: drawing.label,
    addressId: drawing.addressId,
    points: drawing.points.flatMap((point) => pointView(point) ?? []),
  };
});

export const lawRules = {
  warrant: { ...forEach(COMMAND_CLASSES, warrant), team: warrant },
  risk: {
    ...forEach(COMMAND_CLASSES, riskForCommand),
    team: riskForTeam,
    ...forEach(['agency', 'unit'], riskForAgency),
  },
  drawing: { ...forEach(COMMAND_CLASSES, drawing), team: drawing },
} satisfies RuleTable<OperationEntities>;
