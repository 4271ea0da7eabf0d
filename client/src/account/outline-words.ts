import { counted, listOf } from '../format/language.ts';
import type { PlanOutline } from '#shared/plan-outline.ts';

/** What a plan brings to a new operation: "5 posts, 3 teams, 6 sites, 13 needs, 17 tasks, 6 contingencies and 4 channels". */
export function outlineWords(outline: PlanOutline): string {
  const { posts, teams, sites, needsAtSites, usualNeeds, tasks, contingencies, channels } = outline;
  const counts = [
    [posts.length, 'post', 'posts'],
    [teams.length, 'team', 'teams'],
    [sites.length, 'site', 'sites'],
    [needsAtSites.length, 'need at sites', 'needs at sites'],
    [usualNeeds.length, 'usual need of each address', 'usual needs of each address'],
    [tasks.length, 'task', 'tasks'],
    [contingencies.length, 'contingency', 'contingencies'],
    [channels.length, 'channel', 'channels'],
  ] as const;
  return listOf(counts.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)])));
}
