import type { Id } from '#shared/ids.ts';
import type { Source, Step } from '#shared/vocabulary.ts';
import type { Driver, Player } from './driver.ts';
import type { Marigold } from './marigold.ts';
import { LINKED_WORKER } from './marigold-people.ts';

/** The moments at which the demonstration can open. */
export const SCENES = {
  before: { minutesAfterT: -90 },
  strike: { minutesAfterT: -2 },
  assistance: { minutesAfterT: 12.7 },
  offline: { minutesAfterT: 6 },
  after: { minutesAfterT: 300 },
} as const;
export type Scene = keyof typeof SCENES;

export const isScene = (name: string): name is Scene => Object.hasOwn(SCENES, name);

/** One report of the afternoon: minutes after T, the address, what was reached, and by what way. */
interface Said {
  readonly at: number;
  readonly address: number;
  readonly source: Source;
  readonly step?: Step;
  readonly found?: number;
  readonly arrested?: number;
}

const by = (source: Source, address: number, at: number, step: Step): Said => ({ at, address, source, step });

/** The afternoon as it happened, up to the call for assistance at T+12. */
export const AFTERNOON: readonly Said[] = [
  by('phone', 0, -20, 'briefed'),
  by('phone', 1, -20, 'briefed'),
  by('phone', 2, -19, 'briefed'),
  by('phone', 0, -5, 'at_fup'),
  by('phone', 2, -4, 'at_fup'),
  by('phone', 0, 0, 'entry'),
  by('radio', 1, 0, 'entry'),
  by('phone', 2, 0, 'entry'),
  by('phone', 2, 2, 'secured'),
  { at: 2.2, address: 2, source: 'phone', found: 1, arrested: 1 },
  by('phone', 0, 4.2, 'secured'),
  by('radio', 0, 4.6, 'secured'),
  { at: 4.3, address: 0, source: 'phone', found: 4 },
  { at: 5, address: 0, source: 'radio', arrested: 1 },
  by('phone', 0, 5.5, 'apart'),
  by('phone', 0, 6.1, 'under_way'),
  { at: 7, address: 1, source: 'radio', found: 3 },
  by('radio', 0, 9.1, 'support_may_come_in'),
];

/** Tells one thing said, as the phone or the desk does: late by as much as it lies in the past. */
export async function tell(driver: Driver, marigold: Marigold, said: Said): Promise<void> {
  const minutesAgo = Math.max(0, (driver.now - marigold.t) / 60_000 - said.at);
  const addressId = marigold.addresses[said.address] ?? '';
  const updater = marigold.updaters[said.address];
  const byPhone = said.source === 'phone' && updater !== undefined;
  const speaker: Player = byPhone ? updater : marigold.desk;
  const how = byPhone ? { source: said.source } : { source: said.source, heardFrom: `MIKE ${said.address + 1}0` };
  const as = byPhone ? 'field' : 'desk';
  if (said.step !== undefined) {
    const payload = { addressId, step: said.step, reached: true, ...how };
    await driver.operation(marigold.operation, speaker, as, 'ReportStep', payload, minutesAgo);
  }
  for (const count of ['found', 'arrested'] as const) {
    const number = said[count];
    if (number === undefined) continue;
    await driver.operation(
      marigold.operation,
      speaker,
      as,
      'ReportCount',
      { addressId, count, number, ...how },
      minutesAgo,
    );
  }
}

/** Brings a planned Marigold to the moment of a scene. */
export async function setScene(scene: Scene, driver: Driver, marigold: Marigold): Promise<void> {
  const { minutesAfterT } = SCENES[scene];
  if (scene === 'before') return;
  const sinceLive = Math.max(0, (driver.now - marigold.t) / 60_000 + 30);
  await driver.operation(marigold.operation, marigold.lead, 'lead', 'ChangePhase', { to: 'live' }, sinceLive);
  await showReception(driver, marigold);
  await lastAnswer(driver, marigold);
  for (const said of AFTERNOON) if (said.at <= minutesAfterT) await tell(driver, marigold, said);
  if (minutesAfterT > 12) await decideAndCall(driver, marigold);
  if (scene === 'after') await closeDown(driver, marigold);
}

/** Harbour is shown where its people go, and its people arrive. */
async function showReception(
  driver: Driver,
  { operation, lead, sites, agencies, coordinators, assignments }: Marigold,
): Promise<void> {
  const place = { kind: 'site' as const, id: sites['reception'] ?? '' };
  await driver.operation(operation, lead, 'lead', 'ShowPlace', {
    place,
    agencyId: agencies.harbour,
    level: 'full',
    at: null,
  });
  for (const name of ['Elena Brook', 'Carys Vale']) {
    const presence = {
      assignmentId: assignments.get(name) ?? '',
      presence: 'arrived' as const,
      source: 'desk' as const,
    };
    await driver.operation(operation, coordinators.romanianDesk, 'coordinator', 'ReportPresence', presence);
  }
}

/** The last worker asked says yes, told by voice to her coordinator. */
async function lastAnswer(driver: Driver, { operation, coordinators, assignments }: Marigold): Promise<void> {
  const assignmentId = assignments.get(LINKED_WORKER) ?? '';
  await driver.operation(operation, coordinators.romanianDesk, 'coordinator', 'ConfirmAssignment', { assignmentId });
}

async function decideAndCall(driver: Driver, { operation, t, lead, desk, addresses }: Marigold): Promise<Id> {
  const ago = (minutes: number) => Math.max(0, (driver.now - t) / 60_000 - minutes);
  const decision = {
    text: 'Nurse to A1 rather than reception.',
    reason: 'Two women at A1 ask for one now; nobody waits at reception.',
  };
  await driver.operation(operation, lead, 'lead', 'RecordDecision', decision, ago(9.9));
  const call = { addressId: addresses[1] ?? '', detail: 'rear garden', source: 'radio' as const, heardFrom: 'MIKE 22' };
  return driver.operation(operation, desk, 'desk', 'RaiseAssistance', call, ago(12));
}

async function closeDown(driver: Driver, marigold: Marigold): Promise<void> {
  const { operation, lead, desk, addresses } = marigold;
  for (const addressId of addresses) {
    for (const step of ['spoken_to', 'left', 'done', 'handed_back'] as const) {
      await driver.operation(
        operation,
        desk,
        'desk',
        'ReportStep',
        { addressId, step, reached: true, source: 'radio' },
        60,
      );
    }
  }
  for (const assignmentId of marigold.assignments.values()) {
    await driver.operation(operation, lead, 'lead', 'StandDownAssignment', { assignmentId });
  }
  await driver.operation(operation, lead, 'lead', 'ChangePhase', { to: 'stood_down' });
}
