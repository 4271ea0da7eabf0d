import type { Known } from '#shared/paste.ts';
import { sameness } from '#shared/paste.ts';
import { placeWords } from '../words/labels.ts';
import { nameText, siteTitle } from '../words/sentences.ts';
import type { PlanData } from './plan-data.ts';
import { teamCandidates } from './plan-data.ts';
import { readOffset, type TFrame } from './window.ts';

/** What cells of a pasted plan may name, and what is there already. */
export function knownOf(data: PlanData, frame: TFrame): Known {
  const some = (names: readonly (string | undefined)[]): readonly string[] =>
    names.filter((name): name is string => name !== undefined && name !== '');
  const keys = [
    ...[...data.addresses.values()].map((address) => sameness('address', { ...address })),
    ...[...data.teams.values()].map((team) => sameness('team', { ...team })),
  ];
  return {
    teams: [...data.teams].map(([id, { callSign }]) => ({ id, names: some([callSign]) })),
    members: teamCandidates(data).map(([id, { name }]) => ({ id, names: some([nameText(name)]) })),
    places: [
      ...[...data.addresses].map(([id, { ref, line }]) => ({ kind: 'address' as const, id, names: some([ref, line]) })),
      ...[...data.sites].map(([id, site]) => ({
        kind: 'site' as const,
        id,
        names: some([site.name, siteTitle(site), onlyOfKind(data, site.kind) ? placeWords[site.kind] : undefined]),
      })),
    ],
    agencies: [],
    units: [],
    there: new Set(some(keys)),
    offset: (text) => readOffset(text, frame),
  };
}

/** "Reception centre" names a site where there is but one of the kind. */
function onlyOfKind({ sites }: PlanData, kind: keyof typeof placeWords | undefined): kind is keyof typeof placeWords {
  return kind !== undefined && [...sites.values()].filter((site) => site.kind === kind).length === 1;
}
