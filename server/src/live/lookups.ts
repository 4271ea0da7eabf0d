import { agencyStream, DIRECTORY, operationStream } from '#shared/ids.ts';
import { isErased } from '#shared/erased.ts';
import type { AgencyEntities } from '../domain/agency-state.ts';
import type { Lookups } from '../domain/decider.ts';
import type { DirectoryEntities } from '../domain/directory-state.ts';
import type { OperationEntities } from '../domain/operation-state.ts';
import { outlineOf } from '../domain/outline.ts';
import type { Entities, Reader } from '../domain/tables.ts';

/** Facts of other streams that a decision may copy. Read from open streams only: the directory, all rosters and all operations are. */
export function lookupsFrom(open: (stream: string) => Reader<Entities> | undefined): Lookups {
  const directory = () => open(DIRECTORY) as unknown as Reader<DirectoryEntities> | undefined;
  return {
    account(accountId) {
      const account = directory()?.get('account', accountId);
      if (account === undefined || isErased(account.name)) return undefined;
      const { name, agencyId, unitId, state, sessionsEndedAt } = account;
      return { name, agencyId, unitId, active: state !== 'suspended', sessionsEndedAt };
    },
    agency: (agencyId) => directory()?.get('agency', agencyId),
    rosterPerson(agencyId, personId) {
      const roster = open(agencyStream(agencyId)) as unknown as Reader<AgencyEntities> | undefined;
      const person = roster?.get('rosterPerson', personId);
      if (person === undefined || isErased(person.shownName)) return undefined;
      const { shownName, unitId, roles, languages, gender, worksWith } = person;
      const { dialects, certificates, conflict, maxMinutes } = person;
      return {
        shownName,
        unitId,
        roles,
        languages,
        gender,
        worksWith,
        dialects,
        certificates,
        conflict,
        maxMinutes,
      };
    },
    planOutline(operationId, accountId) {
      const operation = open(operationStream(operationId)) as unknown as Reader<OperationEntities> | undefined;
      if (operation === undefined) return undefined;
      const leads = [...operation.ids('member', 'account', accountId)].some((id) => {
        const member = operation.get('member', id);
        return member?.active === true && member.roles.includes('lead');
      });
      return leads ? outlineOf(operation) : undefined;
    },
  };
}
