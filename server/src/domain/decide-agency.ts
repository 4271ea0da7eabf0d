import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import { idOfStream } from '#shared/ids.ts';
import type { AgencyEvent } from './agency-events.ts';
import type { AgencyEntities } from './agency-state.ts';
import type { DecideContext } from './decider.ts';
import type { Handlers } from './deciding.ts';
import { accept, refuse, unknownThing } from './deciding.ts';
import { movedOn } from './whole-edits.ts';

/** An agency's own roster. */
export const AGENCY_HANDLERS: Handlers<AgencyCommand, AgencyCommand['type'], AgencyEntities, AgencyEvent> = {
  AddPerson: (person, context) => {
    const units = unitsOf(context);
    if (units === undefined) return refuse('not_for_you');
    if (person.unitId !== null && !units.has(person.unitId)) return unknownThing('unitId');
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
    const { name, shownName, phone } = fields;
    const { name: _name, shownName: _shownName, phone: _phone, ...rest } = values;
    const sealed = {
      ...(name === undefined ? {} : { name: name.to }),
      ...(shownName === undefined ? {} : { shownName: shownName.to }),
      ...(phone === undefined ? {} : { phone: phone.to }),
    };
    const agencyId = idOfStream(context.stream);
    return accept<AgencyEvent>({ type: 'PersonEdited', data: { personId, agencyId, fields: rest, ...sealed } });
  },
  RemovePerson: ({ personId }, { state }) => {
    if (state.get('rosterPerson', personId) === undefined) return refuse('not_for_you');
    return accept<AgencyEvent>({ type: 'PersonRemoved', data: { personId } });
  },
};

/** The agency's units as the directory has them; undefined where there is no such agency. */
function unitsOf({ lookups, stream }: DecideContext<AgencyEntities>): ReadonlySet<string> | undefined {
  const agency = lookups.agency(idOfStream(stream));
  return agency === undefined ? undefined : new Set(agency.units.map(({ id }) => id));
}
