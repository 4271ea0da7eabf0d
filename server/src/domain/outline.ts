import type { Id } from '#shared/ids.ts';
import { nameKey } from '#shared/paste/known.ts';
import type { Need, PlanOutline } from '#shared/plan-outline.ts';
import type { SiteKind } from '#shared/vocabulary.ts';
import type { OperationState } from './folding.ts';
import type { OperationEvent } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';
import { speaksOfSomeone } from './outline-names.ts';
import { sameValue } from './same-value.ts';

/** A word for a site that is not where it is: its name might be its address. */
const SITE_WORDS: Readonly<Record<SiteKind, string>> = {
  rvp: 'RVP',
  fup: 'FUP',
  reception_centre: 'Reception centre',
  custody: 'Custody',
  hospital: 'Hospital',
  assault_centre: 'Sexual assault referral centre',
  safe_accommodation: 'Safe accommodation',
  moving_place: 'Vehicle',
};
const LEVEL_WORDS = { gold: 'Gold', silver: 'Silver', bronze: 'Bronze', other: 'Post' } as const;

/**
 * What a new operation may begin with out of an older one's state. It has no field for a person, an address or the log;
 * of what was typed freely, whatever speaks of one of them by name is left out too, and so are notes on needs at a place.
 */
export function outlineOf(state: OperationState): PlanOutline {
  const speaks = speaksOfSomeone(state, isSiteWord);
  const posts = all(state, 'post');
  const sites = all(state, 'site');
  const postAt = (id: Id | null) => (id === null ? null : nullIfNone(posts.findIndex(([known]) => known === id)));
  const unnamed = (dialects: Need['dialects']) => dialects.filter(({ dialect }) => !speaks(dialect));
  const needs = all(state, 'requirement').map(([, { ref: _ref, place, ...need }]) => ({
    place,
    need: { ...need, note: '', dialects: unnamed(need.dialects) },
  }));
  const usual = all(state, 'usualNeed').map(([, need]) => ({
    ...need,
    note: speaks(need.note) ? '' : need.note,
    dialects: unnamed(need.dialects),
  }));
  return {
    posts: posts.map(([, { name, level }]) => ({ name: speaks(name) ? LEVEL_WORDS[level] : name, level })),
    teams: all(state, 'team').flatMap(([, { callSign, talkgroup }]) =>
      speaks(callSign) ? [] : [{ callSign, talkgroup: speaks(talkgroup) ? '' : talkgroup }],
    ),
    sites: sites.map(([, { kind }], at) => ({ kind, name: siteWord(sites.slice(0, at), kind) })),
    needsAtSites: needs.flatMap(({ place, need }) => {
      const site = sites.findIndex(([id]) => place.kind === 'site' && id === place.id);
      return site === -1 ? [] : [{ ...need, site }];
    }),
    usualNeeds: eachOnce([...usual, ...needs.flatMap(({ place, need }) => (place.kind === 'address' ? [need] : []))]),
    tasks: all(state, 'task').flatMap(([, { title, postId, addressId, due }]) =>
      addressId !== null || speaks(title) ? [] : [{ title, post: postAt(postId), due }],
    ),
    contingencies: all(state, 'contingency').flatMap(([, { trigger, action, codeWord, addressId, postId }]) =>
      addressId !== null || [trigger, action, codeWord].some(speaks)
        ? []
        : [{ trigger, action, codeWord, post: postAt(postId) }],
    ),
    channels: all(state, 'channel').flatMap(([, channel]) => {
      const { purpose, talkgroup, callSign, codeWord, fallback } = channel;
      return [purpose, talkgroup, callSign, codeWord, fallback].some(speaks)
        ? []
        : [{ purpose, talkgroup, callSign, codeWord, fallback }];
    }),
  };
}

const nullIfNone = (at: number): number | null => (at === -1 ? null : at);

function all<K extends keyof OperationEntities>(
  state: OperationState,
  kind: K,
): readonly (readonly [Id, OperationEntities[K]])[] {
  return [...state.ids(kind, 'all', '')].flatMap((id) => {
    const found = state.get(kind, id);
    return found === undefined ? [] : [[id, found] as const];
  });
}

const PLAIN_SITES: ReadonlySet<string> = new Set(Object.values(SITE_WORDS).map(nameKey));
/** A name for a site, such as "RVP 2", that says no more than its kind. */
const isSiteWord = (name: string): boolean => PLAIN_SITES.has(nameKey(name.replace(/\d+\s*$/, '')));

/** "RVP", then "RVP 2". */
function siteWord(before: readonly (readonly [Id, { readonly kind: SiteKind }])[], kind: SiteKind): string {
  const number = before.filter(([, site]) => site.kind === kind).length + 1;
  return number === 1 ? SITE_WORDS[kind] : `${SITE_WORDS[kind]} ${number}`;
}

/** The same need at ten addresses is one that each address usually has. What was written with it does not tell two apart. */
function eachOnce(needs: readonly Need[]): readonly Need[] {
  const bare = ({ note: _note, ...need }: Need) => ({ ...need, languages: [...need.languages].sort() });
  return needs.filter((need, at) => !needs.slice(0, at).some((before) => sameValue(bare(before), bare(need))));
}

/** The facts by which an operation begins with a plan, in one commit with its making. */
export function eventsOf(outline: PlanOutline, newId: () => Id): readonly OperationEvent[] {
  const posts = outline.posts.map((post) => ({ postId: newId(), ...post }));
  const sites = outline.sites.map((site) => ({ siteId: newId(), ...site }));
  const postId = (at: number | null) => (at === null ? null : (posts[at]?.postId ?? null));
  return [
    ...posts.map((post): OperationEvent => ({ type: 'PostAdded', data: { ...post, deputyId: null, holderId: null } })),
    ...outline.teams.map((team): OperationEvent => {
      const data = { teamId: newId(), ...team, memberIds: [], updaterId: null };
      return { type: 'TeamAdded', data };
    }),
    ...sites.map((site): OperationEvent => ({
      type: 'SiteAdded',
      data: { ...site, line: '', postcode: '', point: null },
    })),
    ...needsAt(outline, sites, newId),
    ...outline.usualNeeds.map((need): OperationEvent => ({
      type: 'UsualNeedAdded',
      data: { usualNeedId: newId(), ...need },
    })),
    ...outline.tasks.map(({ post, ...task }): OperationEvent => ({
      type: 'TaskAdded',
      data: { taskId: newId(), ...task, postId: postId(post), addressId: null },
    })),
    ...outline.contingencies.map(({ post, ...contingency }): OperationEvent => ({
      type: 'ContingencyAdded',
      data: { contingencyId: newId(), ...contingency, postId: postId(post), addressId: null },
    })),
    ...outline.channels.map((channel): OperationEvent => ({
      type: 'ChannelAdded',
      data: { channelId: newId(), ...channel },
    })),
  ];
}

function needsAt(
  { needsAtSites }: PlanOutline,
  sites: readonly { readonly siteId: Id }[],
  newId: () => Id,
): readonly OperationEvent[] {
  const here = needsAtSites.flatMap(({ site, ...need }) => {
    const id = sites[site]?.siteId;
    return id === undefined ? [] : [{ ...need, place: { kind: 'site' as const, id } }];
  });
  return here.map((need, at) => ({
    type: 'RequirementAdded',
    data: { requirementId: newId(), ref: `N${at + 1}`, ...need },
  }));
}
