import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import { idOfStream } from '#shared/ids.ts';
import type { AgencyEvent } from './agency-events.ts';
import type { AgencyEntities } from './agency-state.ts';
import type { DecideContext } from './decider.ts';
import type { Handlers } from './deciding.ts';
import { accept, refuse, unknownThing } from './deciding.ts';
import { importPeople, takeBackPeople } from './roster-import.ts';
import { rosterFaults, splitSealed, withRosterDetail } from './roster-rules.ts';
import { movedOn } from './whole-edits.ts';

/** An agency's own roster. */
export const AGENCY_HANDLERS: Handlers<AgencyCommand, AgencyCommand['type'], AgencyEntities, AgencyEvent> = {
  AddPerson: (said, context) => {
    const units = unitsOf(context);
    if (units === undefined) return refuse('not_for_you');
    const person = withRosterDetail(said);
    if (person.unitId !== null && !units.has(person.unitId)) return unknownThing('unitId');
    const faults = rosterFaults(person);
    if (faults.length > 0) return refuse('bad_input', faults);
    const agencyId = idOfStream(context.stream);
    return accept<AgencyEvent>({ type: 'PersonAdded', data: { personId: context.newId(0), agencyId, ...person } });
  },
  EditPerson: ({ personId, fields }, context) => {
    const person = context.state.get('rosterPerson', personId);
    const units = unitsOf(context);
    if (person === undefined || units === undefined) return refuse('not_for_you');
    const { values, faults } = movedOn(person, fields);
    if (faults.length > 0) return refuse('bad_input', faults);
    const unitId = fields.unitId?.to ?? null;
    if (unitId !== null && !units.has(unitId)) return unknownThing('fields.unitId.to');
    // A fault of a field that this edit does not touch was there before and stands in nobody's way.
    const wrong = rosterFaults({ ...person, ...values }).flatMap((fault) => {
      const [field = '', ...rest] = fault.field.split('.');
      const at = field === 'dialects' && !Object.hasOwn(values, 'dialects') ? 'languages' : field;
      return Object.hasOwn(values, at) ? [{ ...fault, field: ['fields', field, 'to', ...rest].join('.') }] : [];
    });
    if (wrong.length > 0) return refuse('bad_input', wrong);
    const { fields: plain, sealed } = splitSealed(values);
    const agencyId = idOfStream(context.stream);
    return accept<AgencyEvent>({ type: 'PersonEdited', data: { personId, agencyId, fields: plain, ...sealed } });
  },
  RemovePerson: ({ personId }, { state }) => {
    if (state.get('rosterPerson', personId) === undefined) return refuse('not_for_you');
    return accept<AgencyEvent>({ type: 'PersonRemoved', data: { personId } });
  },
  ImportPeople: (part, context) => {
    const units = unitsOf(context);
    return units === undefined ? refuse('not_for_you') : importPeople(part, units, context);
  },
  TakeBackPeople: (payload, context) => takeBackPeople(payload, context),
};

/** The agency's units as the directory has them, by id; undefined where there is no such agency. */
function unitsOf({ lookups, stream }: DecideContext<AgencyEntities>): ReadonlyMap<string, string> | undefined {
  const agency = lookups.agency(idOfStream(stream));
  return agency === undefined ? undefined : new Map(agency.units.map(({ id, name }) => [id, name]));
}
