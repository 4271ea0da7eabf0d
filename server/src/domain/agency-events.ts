import type { Id } from '#shared/ids.ts';
import type { RosterPerson } from './agency-state.ts';
import type { EventOf } from './operation-events.ts';

/** What is sealed stands at the top of the data, apart from the rest. */
type Sealed = Pick<RosterPerson, 'name' | 'shownName' | 'phone'>;

/** Every event type of an agency's own stream with its data. */
export interface AgencyFact {
  PersonAdded: { personId: Id; agencyId: Id } & RosterPerson;
  PersonEdited: { personId: Id; agencyId: Id; fields: Partial<Omit<RosterPerson, keyof Sealed>> } & Partial<Sealed>;
  PersonRemoved: { personId: Id };
}
export type AgencyEvent = EventOf<AgencyFact>;
