import type { Id } from '#shared/ids.ts';
import type { ReadinessFault } from '#shared/staffing-records.ts';
import { OPERATION_RECORD, WHOLE_OPERATION } from '../domain/operation-state.ts';
import { recordKey } from '../domain/tables.ts';
import type { Contestable, Found, From } from './found.ts';
import { contested, fault, nothing, sound, taskDone, together } from './found.ts';
import { ofRequirement } from './readiness-address.ts';

/** What the operation needs in what is not of one address: posts, channels, tasks, what stands at its sites. */

const OPERATION: ReadinessFault['mendAt'] = { kind: 'operation', id: OPERATION_RECORD };

export function someAddress(from: From): Found {
  for (const _id of from.ids('address', 'all', '')) return nothing;
  return fault({ code: 'no_addresses', sentence: 'No address is in the plan.', mendAt: OPERATION });
}

export function someChannel(from: From): Found {
  for (const _id of from.ids('channel', 'all', '')) return nothing;
  const sentence = 'No channel is in the communications plan.';
  return fault({ code: 'no_channel', sentence, mendAt: OPERATION });
}

/** One fault a post: without a holder nobody commands, whoever the deputy is. */
export function postsHeld(from: From): Found {
  const ids = [...from.ids('post', 'all', '')];
  if (ids.length === 0)
    return fault({ code: 'no_post', sentence: 'No command post is in the plan.', mendAt: OPERATION });
  return together(ids.map((id) => postHeld(id, from)));
}

function postHeld(id: Id, from: From): Found {
  const name = from.part('post', id, 'name') ?? '';
  const mendAt = { kind: 'post', id } as const;
  const holder = present(from.part('post', id, 'holderId') ?? null, from);
  const deputy = present(from.part('post', id, 'deputyId') ?? null, from);
  const keys = [recordKey('post', id), ...holder.speaksOf, ...deputy.speaksOf];
  if (!holder.is) return fault({ code: 'post_without_holder', sentence: `“${name}” has no holder.`, mendAt }, keys);
  if (!deputy.is) return fault({ code: 'post_without_deputy', sentence: `“${name}” has no deputy.`, mendAt }, keys);
  return sound(...keys);
}

/** Who was dismissed holds nothing. */
function present(memberId: Id | null, from: From): { readonly is: boolean; readonly speaksOf: readonly string[] } {
  if (memberId === null || from.part('member', memberId, 'active') === undefined) return { is: false, speaksOf: [] };
  return { is: from.part('member', memberId, 'active') === true, speaksOf: [recordKey('member', memberId)] };
}

export const wholeTasksDone = (from: From): Found =>
  together([...from.ids('task', 'address', WHOLE_OPERATION)].map((id) => taskDone('', id, from)));

/** Requirements at sites, by site: those at addresses are their addresses' own. */
export const requirementsAtSites = (from: From): readonly Id[] =>
  [...from.ids('site', 'all', '')].flatMap((id) => [...from.ids('requirement', 'place', id)]);

export function operationSettled(requirementIds: readonly Id[], from: From): Found {
  const each = (kind: 'post' | 'channel' | 'site' | 'usualNeed', words: string): Contestable[] =>
    [...from.ids(kind, 'all', '')].map((id) => ({
      key: recordKey(kind, id),
      id,
      words: () => `${words}${nameOf(kind, id, from)}`,
      mendAt: kind === 'usualNeed' ? OPERATION : { kind, id },
    }));
  const ofNoAddress = (kind: 'task' | 'contingency', words: string): Contestable[] =>
    [...from.ids(kind, 'address', WHOLE_OPERATION)].map((id) => ({
      key: recordKey(kind, id),
      id,
      words: () => words,
      mendAt: kind === 'task' ? { kind, id } : OPERATION,
    }));
  const all: readonly Contestable[] = [
    {
      key: recordKey('operation', OPERATION_RECORD),
      id: OPERATION_RECORD,
      words: () => 'the operation',
      mendAt: OPERATION,
    },
    ...each('post', 'the post'),
    ...each('channel', 'the channel'),
    ...each('site', 'the site'),
    ...each('usualNeed', 'what each address usually needs'),
    ...ofNoAddress('task', 'a task'),
    ...ofNoAddress('contingency', 'a contingency'),
    ...requirementIds.map(ofRequirement),
  ];
  return together(all.map((one) => contested('', one, from)));
}

/** " “Silver”". */
function nameOf(kind: 'post' | 'channel' | 'site' | 'usualNeed', id: Id, from: From): string {
  switch (kind) {
    case 'post':
      return ` “${from.part('post', id, 'name') ?? ''}”`;
    case 'channel':
      return ` “${from.part('channel', id, 'purpose') ?? ''}”`;
    case 'site':
      return ` “${from.part('site', id, 'name') ?? ''}”`;
    case 'usualNeed':
      return '';
  }
}
