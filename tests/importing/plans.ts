import { newKept, judgeAll, placedRows, rowsToSend, type SheetUse, type SheetView } from '#client/importing/model.ts';
import { chosenFile } from '#client/importing/files.ts';
import type { PlanNow } from '#client/importing/rows/plan-rows.ts';
import type { AddressView, MemberView, RosterPersonView, SiteView, TeamView } from '#shared/records.ts';
import type { StaffView } from '#shared/plan-records.ts';
import type { ImportKind } from '#shared/plan-vocabulary.ts';
import { momentOf } from '#client/format/moment.ts';
import { readOffset } from '#client/plan/window.ts';
import { deriveId } from '#shared/ids.ts';
import { readFileSync } from 'node:fs';

/** Thu 26 Nov 2026 13:00 in London. */
export const T = Date.parse('2026-11-26T13:00:00Z');
export const SITES: ReadonlyMap<string, SiteView> = new Map([
  ['siteRVP0001', { kind: 'rvp', name: 'Example Car Park' }],
  ['siteRec0001', { kind: 'reception_centre', name: 'Placeholder Hall' }],
]);

/** A plan that tests may change as the server would. */
export interface PlanHere extends PlanNow {
  readonly addresses: Map<string, AddressView>;
  readonly teams: Map<string, TeamView>;
  readonly staff: Map<string, StaffView>;
  readonly sites: Map<string, SiteView>;
  readonly members: Map<string, MemberView>;
  readonly people: Map<string, RosterPersonView>;
}

export const planHere = (): PlanHere => ({
  addresses: new Map(),
  teams: new Map(),
  staff: new Map(),
  sites: new Map(SITES),
  members: new Map([
    ['memberAnn01', { name: 'PC Ann Example' }],
    ['memberBen01', { name: 'PC Ben Sample' }],
  ]),
  people: new Map(),
  units: [],
  moment: momentOf,
  offset: (text) => readOffset(text, { t: T, zone: 'Europe/London', now: T }),
});

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

export async function sheetsIn(
  ...files: readonly (readonly [name: string, bytes: Uint8Array])[]
): Promise<readonly SheetUse[]> {
  const sheets: SheetUse[] = [];
  for (const [name, bytes] of files) {
    const chosen = await chosenFile(name, bytes);
    if (chosen.kind === 'refused') throw new Error(chosen.reason);
    sheets.push(...chosen.sheets);
  }
  return sheets;
}

export const textSheet = (name: string, text: string): Promise<readonly SheetUse[]> =>
  sheetsIn([`${name}.csv`, new TextEncoder().encode(text)]);

export const judged = (plan: PlanNow, sheets: readonly SheetUse[]): readonly SheetView[] =>
  judgeAll(plan, sheets, newKept());

/** Takes rows into a plan as the server does: by natural key, refs in order. Parts may be cut out by `which`. */
export function bringIn(
  plan: PlanHere,
  sheets: readonly SheetUse[],
  which: (place: number) => boolean = () => true,
): number {
  let brought = 0;
  for (const kind of ['team', 'address', 'staff'] as const) {
    for (const fileHash of new Set(sheets.map((use) => use.fileHash))) {
      const { rows } = rowsToSend(placedRows(judged(plan, sheets), kind, fileHash), true);
      for (const { place, was, now } of rows.filter((row) => which(row.place))) {
        put(plan, kind, was?.id ?? deriveId(fileHash, `${kind} ${place}`, 0), now as never);
        brought += 1;
      }
    }
  }
  return brought;
}

function put(plan: PlanHere, kind: ImportKind, id: string, row: Record<string, never>): void {
  const { team = '', address = '', ...rest } = row as Record<string, unknown>;
  const teamId = [...plan.teams].find(([, { callSign }]) => callSign === team)?.[0] ?? null;
  const addressId = [...plan.addresses].find(([, { ref }]) => ref === address)?.[0] ?? null;
  switch (kind) {
    case 'address':
      plan.addresses.set(id, { ref: plan.addresses.get(id)?.ref ?? `A${plan.addresses.size + 1}`, ...rest, teamId });
      break;
    case 'team':
      plan.teams.set(id, rest);
      break;
    case 'staff':
      plan.staff.set(id, {
        ...rest,
        posting:
          teamId !== null
            ? { kind: 'team', id: teamId }
            : addressId !== null
              ? { kind: 'address', id: addressId }
              : null,
      });
  }
}

/** The plan in words that do not depend on ids. */
export function planText({ addresses, teams, staff }: PlanHere): string {
  const postOf = ({ posting }: StaffView): unknown =>
    posting?.kind === 'team' ? teams.get(posting.id)?.callSign : addresses.get(posting?.id ?? '')?.line;
  const lines = [
    ...[...addresses.values()].map(({ line, postcode, strikeOffset, teamId, rvpId }) =>
      JSON.stringify([line, postcode, strikeOffset, teams.get(teamId ?? '')?.callSign, rvpId]),
    ),
    ...[...teams.values()].map(({ callSign, talkgroup }) => JSON.stringify([callSign, talkgroup])),
    ...[...staff.values()].map((one) => JSON.stringify([one.name, one.number, one.roles, postOf(one)])),
  ];
  return lines.toSorted((a, b) => (a < b ? -1 : 1)).join('\n');
}
