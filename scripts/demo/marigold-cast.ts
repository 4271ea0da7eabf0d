import type { Id } from '#shared/ids.ts';
import type { Driver, Player } from './driver.ts';
import { detailsOf } from './marigold-details.ts';
import { AGENCIES, type AgencyKey, COORDINATORS, type CoordinatorKey, POLICE, ROSTERS } from './marigold-people.ts';

/** Everybody who plays a part, with the ids that the directory and the rosters gave them. */
export interface Cast {
  readonly administrator: Player;
  readonly agencies: Record<AgencyKey | 'police', Id>;
  readonly units: Map<string, Id>;
  readonly police: Map<string, Player>;
  readonly coordinators: Record<CoordinatorKey, Player>;
  readonly roster: Map<string, { readonly id: Id; readonly coordinator: Player }>;
}

export function player(cast: Cast, name: string): Player {
  const found = cast.police.get(name);
  if (found === undefined) throw new Error(`nobody plays ${name}`);
  return found;
}

/** Agencies, units, accounts and rosters, made by the administrator and by each agency's coordinator. */
export async function castDirectory(driver: Driver, administrator: Player): Promise<Cast> {
  const police = new Map<string, Player>();
  const agencies: Record<string, Id> = { police: administrator.agencyId };
  const units = new Map<string, Id>();
  const addAccount = async (
    name: string,
    signInName: string,
    agencyId: Id,
    unitId: Id | null,
    standing: 'lead' | 'member',
  ): Promise<Player> => {
    const accountId = await driver.directory(administrator, 'AddAccount', {
      name,
      signInName,
      agencyId,
      unitId,
      standing,
    });
    return { accountId, name, agencyId, unitId, standing };
  };
  for (const agency of AGENCIES) {
    const agencyId = await driver.directory(administrator, 'AddAgency', {
      name: agency.name,
      short: agency.short,
      kind: agency.kind,
    });
    agencies[agency.key] = agencyId;
    for (const name of agency.units)
      units.set(`${agency.key}/${name}`, await driver.directory(administrator, 'AddUnit', { agencyId, name }));
  }
  const { teams, lead, ...staff } = POLICE;
  for (const name of [lead, ...Object.values(staff), ...teams.flat()]) {
    const signInName = name.toLowerCase().replace(/[^a-z]+/g, '.');
    police.set(
      name,
      await addAccount(name, signInName, administrator.agencyId, null, name === lead ? 'lead' : 'member'),
    );
  }
  const coordinators: Record<string, Player> = {};
  for (const { key, name, signInName, agency, unit } of COORDINATORS) {
    coordinators[key] = await addAccount(
      name,
      signInName,
      agencies[agency] ?? '',
      unit === null ? null : (units.get(`${agency}/${unit}`) ?? null),
      'member',
    );
  }
  const made = { administrator, agencies, units, police, coordinators } as Omit<Cast, 'roster'>;
  return { ...made, roster: await fillRosters(driver, made) };
}

async function fillRosters(driver: Driver, cast: Omit<Cast, 'roster'>): Promise<Cast['roster']> {
  const roster: Cast['roster'] = new Map();
  for (const [key, lines] of Object.entries(ROSTERS) as [AgencyKey, (typeof ROSTERS)[AgencyKey]][]) {
    for (const { unit, roles, languages, ...line } of lines) {
      const wanted = COORDINATORS.find((one) => one.agency === key && (unit === undefined || one.unit === unit));
      const coordinator = cast.coordinators[wanted?.key ?? 'northgate'];
      const unitId = unit === undefined ? null : (cast.units.get(`${key}/${unit}`) ?? null);
      const id = await driver.agency(coordinator, 'AddPerson', {
        ...line,
        unitId,
        roles: [...roles],
        languages: [...languages],
        phone: '07700 900001',
        ...detailsOf(line.name),
      });
      roster.set(line.name, { id, coordinator });
    }
  }
  const desk = cast.police.get(POLICE.desk);
  for (const name of ['PC Tamsin Reeve', 'PC Lena Burrows']) {
    if (desk === undefined) continue;
    const person = {
      name,
      shownName: name,
      unitId: null,
      roles: ['woman_officer' as const],
      languages: ['en'],
      gender: 'woman' as const,
      worksWith: 'women_found' as const,
      phone: '',
    };
    roster.set(name, { id: await driver.agency(desk, 'AddPerson', person), coordinator: desk });
  }
  return roster;
}
