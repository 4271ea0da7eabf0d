import type { AudienceName } from '#server/access/audiences.ts';

/** A record of the canary world: its row in the table, and the partners (beside command) to whom it belongs. */
export interface Planted<E> {
  readonly row: string;
  readonly kind: keyof E & string;
  readonly id: string;
  readonly value: object;
  readonly whose: readonly AudienceName[];
  /** Leaves that reach more, or fewer, than the record does. */
  readonly but?: Readonly<Record<string, readonly AudienceName[]>>;
}

/** T of the canary world. */
export const T = 1_800_000_000_000;

export const TEAM1: AudienceName = 'team:T1';
export const TEAM2: AudienceName = 'team:T2';
export const H: readonly AudienceName[] = ['agency:H'];
export const HU1: readonly AudienceName[] = ['agency:H', 'unit:HU1'];
export const K: readonly AudienceName[] = ['agency:K'];
export const W1: readonly AudienceName[] = ['worker:W1:answer', 'worker:W1:pass'];
export const W2: readonly AudienceName[] = ['worker:W2:answer', 'worker:W2:pass'];
export const W3: readonly AudienceName[] = ['worker:W3:answer', 'worker:W3:pass'];
export const COMMAND: readonly AudienceName[] = ['lead', 'desk', 'loggist', 'observer'];
export const PARTNERS: readonly AudienceName[] = [
  TEAM1,
  TEAM2,
  ...H,
  ...K,
  'unit:HU1',
  'unit:HU2',
  ...W1,
  ...W2,
  ...W3,
];
export const PEOPLE: readonly AudienceName[] = ['person:M1', 'person:MU', 'person:MK'];

/** Everybody who could look. */
export const AUDIENCES: readonly AudienceName[] = [...COMMAND, ...PARTNERS, ...PEOPLE];

/** Those who see what both teams see. */
export const BOTH_TEAMS: readonly AudienceName[] = [TEAM1, TEAM2];

export const point = () => ({ latitude: 1, longitude: 1 });

export const agency = (...unitIds: readonly string[]) => ({
  name: 'x',
  short: 'x',
  kind: 'charity',
  units: unitIds.map((id) => ({ id, name: 'x' })),
});
