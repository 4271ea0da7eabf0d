import type { StaffView } from '#shared/plan-records.ts';
import type { Choice } from '../ui/SelectField.tsx';
import { siteTitle } from '../words/sentences.ts';
import { placeName, sorted, type PlanData } from './plan-data.ts';

export type Posting = NonNullable<StaffView['posting']>;
type Places = Pick<PlanData, 'teams' | 'addresses' | 'sites'>;

/** Stands for "not posted" in a list of choices; the record holds null there. */
export const NOT_POSTED = 'none';

/** "team abc…" for a list of choices, and back. */
export const postingKey = (posting: Posting | null | undefined): string =>
  posting === null || posting === undefined ? NOT_POSTED : `${posting.kind} ${posting.id}`;

export function postingOf(key: string): Posting | null {
  const [kind, id] = key.split(' ');
  if ((kind !== 'team' && kind !== 'address' && kind !== 'site') || id === undefined) return null;
  return { kind, id };
}

/** "MIKE 20", "A2", "Reception centre: Example Hall". */
export function postingName(data: Places, posting: Posting): string {
  return posting.kind === 'team'
    ? (data.teams.get(posting.id)?.callSign ?? 'a team not shown')
    : placeName(data, { kind: posting.kind, id: posting.id });
}

/** Everywhere that somebody can be put: teams, then addresses, then sites. */
export function postingChoices(data: Places): readonly Choice[] {
  return [
    { value: NOT_POSTED, label: 'not posted' },
    ...sorted(data.teams, ({ callSign }) => callSign).map(([id, { callSign = '' }]) => ({
      value: `team ${id}`,
      label: callSign,
    })),
    ...sorted(data.addresses, ({ ref }) => ref).map(([id, { ref = '' }]) => ({ value: `address ${id}`, label: ref })),
    ...sorted(data.sites, siteTitle).map(([id, site]) => ({ value: `site ${id}`, label: siteTitle(site) })),
  ];
}
