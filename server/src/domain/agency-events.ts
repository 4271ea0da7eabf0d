import type { Id } from '#shared/ids.ts';
import type { RosterEdit, RosterPerson } from './agency-state.ts';
import type { EventOf } from './operation-events.ts';

/** What is sealed stands at the top of the data, apart from the rest. */
type Sealed = Pick<RosterPerson, 'name' | 'shownName' | 'phone' | 'email' | 'conflictNote'>;

/** Every event type of an agency's own stream with its data. */
export interface AgencyFact {
  PersonAdded: { personId: Id; agencyId: Id } & RosterPerson;
  PersonEdited: { personId: Id; agencyId: Id; fields: Partial<Omit<RosterPerson, keyof Sealed>> } & Partial<Sealed>;
  PersonRemoved: { personId: Id };
  /** Stands last in its commit, after the people added and changed as events of their own. */
  PeopleImported: {
    importId: Id;
    partId: Id;
    fileHash: string;
    chunk: number;
    of: number;
    rows: number;
    added: readonly Id[];
    edited: readonly RosterEdit[];
    at: number;
  };
  PeopleTakenBack: { importId: Id; partId: Id; chunk: number; left: number };
}
export type AgencyEvent = EventOf<AgencyFact>;
