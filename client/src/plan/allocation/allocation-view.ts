import { nameText, siteTitle } from '../../words/sentences.ts';
import { sorted, type PlanData } from '../plan-data.ts';
import { NOT_POSTED, postingKey, type Posting } from '../postings.ts';

/** A person on the page of who goes where. */
export interface PersonChip {
  readonly id: string;
  readonly name: string;
}
/** One address, site or team with those who are put there. Its text is its own; `people` keep their order by name. */
export interface GoalLine {
  readonly key: string;
  readonly goal: Posting;
  readonly name: string;
  readonly detail: string;
  /** Of an address: the team that goes there. */
  readonly team: PersonChip | null;
  readonly people: readonly PersonChip[];
}

const NOBODY: readonly PersonChip[] = [];

/** Staff by where they are put, each list by name. */
export function staffByPosting(staff: PlanData['staff']): ReadonlyMap<string, readonly PersonChip[]> {
  const by = new Map<string, PersonChip[]>();
  for (const [id, { name, posting }] of sorted(staff, ({ name }) => nameText(name))) {
    const key = postingKey(posting);
    const list = by.get(key) ?? [];
    list.push({ id, name: nameText(name) });
    by.set(key, list);
  }
  return by;
}

type Places = Pick<PlanData, 'addresses' | 'sites' | 'teams'>;

/** Addresses by ref, then sites, each with its team and its people. */
export function placeLines(
  { addresses, sites, teams }: Places,
  posted: ReadonlyMap<string, readonly PersonChip[]>,
): readonly GoalLine[] {
  const at = (kind: Posting['kind'], id: string) => posted.get(`${kind} ${id}`) ?? NOBODY;
  return [
    ...sorted(addresses, ({ ref }) => ref).map(([id, { ref = '', line = '', teamId = null }]): GoalLine => ({
      key: `address ${id}`,
      goal: { kind: 'address', id },
      name: ref,
      detail: line,
      team: teamId === null ? null : { id: teamId, name: teams.get(teamId)?.callSign ?? 'a team not shown' },
      people: at('address', id),
    })),
    ...sorted(sites, siteTitle).map(([id, site]): GoalLine => ({
      key: `site ${id}`,
      goal: { kind: 'site', id },
      name: siteTitle(site),
      detail: site.line ?? '',
      team: null,
      people: at('site', id),
    })),
  ];
}

/** Teams by call sign, each with the addresses it goes to in words and its people. */
export function teamLines(
  { addresses, teams }: Places,
  posted: ReadonlyMap<string, readonly PersonChip[]>,
): readonly GoalLine[] {
  const refs = new Map<string, string[]>();
  for (const [, { teamId, ref = '' }] of sorted(addresses, (one) => one.ref)) {
    if (typeof teamId === 'string') refs.set(teamId, [...(refs.get(teamId) ?? []), ref]);
  }
  return sorted(teams, ({ callSign }) => callSign).map(([id, { callSign = '' }]) => ({
    key: `team ${id}`,
    goal: { kind: 'team', id },
    name: callSign,
    detail: refs.get(id)?.join(', ') ?? 'no address',
    team: null,
    people: posted.get(`team ${id}`) ?? NOBODY,
  }));
}

export interface StaffFilter {
  readonly typed: string;
  readonly onlyFree: boolean;
}

/** Chips drawn at once; the rest is found by typing. */
export const MOST_CHIPS = 60;

/** The staff to be put somewhere, by the letters of their names; how many more there are beyond those drawn. */
export function staffFound(
  posted: ReadonlyMap<string, readonly PersonChip[]>,
  { typed, onlyFree }: StaffFilter,
): { readonly shown: readonly PersonChip[]; readonly more: number } {
  const letters = typed.trim().toLocaleLowerCase('en-GB');
  const from = onlyFree ? (posted.get(NOT_POSTED) ?? NOBODY) : [...posted.values()].flat();
  const found = from.filter(({ name }) => name.toLocaleLowerCase('en-GB').includes(letters));
  return { shown: found.slice(0, MOST_CHIPS), more: Math.max(0, found.length - MOST_CHIPS) };
}

/** Keeps the identity of lines that are the same as the last time, so that one move among hundreds draws two lines. */
export class LineKeeper {
  #before = new Map<string, GoalLine>();

  keep(next: readonly GoalLine[]): readonly GoalLine[] {
    const kept = next.map((line) => {
      const old = this.#before.get(line.key);
      return old !== undefined && sameLine(old, line) ? old : line;
    });
    this.#before = new Map(kept.map((line) => [line.key, line]));
    return kept;
  }
}

const sameLine = (a: GoalLine, b: GoalLine): boolean =>
  a.name === b.name &&
  a.detail === b.detail &&
  a.team?.id === b.team?.id &&
  a.team?.name === b.team?.name &&
  a.people.length === b.people.length &&
  a.people.every(({ id, name }, at) => id === b.people[at]?.id && name === b.people[at]?.name);
