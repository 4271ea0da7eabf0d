import type { AgencyFact } from './agency-events.ts';
import type { AgencyEntities } from './agency-state.ts';
import type { Folds } from './folding.ts';
import { patched } from './folding.ts';

/** How the facts of an agency's own stream change its roster. */
export const AGENCY_FOLDS: Folds<AgencyFact, AgencyEntities> = {
  PersonAdded: (_state, { personId, agencyId: _agencyId, ...person }) => [
    { kind: 'rosterPerson', id: personId, value: person },
  ],
  PersonEdited: (state, { personId, agencyId: _agencyId, fields, ...sealed }) =>
    patched(state, 'rosterPerson', personId, { ...fields, ...sealed }),
  PersonRemoved: (_state, { personId }) => [{ kind: 'rosterPerson', id: personId, value: null }],
};
