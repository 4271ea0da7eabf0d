import type { Id } from '#shared/ids.ts';
import type { OperationCommand } from '#shared/commands/operation-commands.ts';
import type { LeadSends } from './marigold.ts';

type PayloadOf<T extends OperationCommand['type']> = Extract<OperationCommand, { type: T }>['payload'];

const HOUR = 60;
const DAY = 24 * HOUR;

const POSTS = [
  { name: 'Gold', level: 'gold', holder: 'observer', deputy: null },
  { name: 'Silver', level: 'silver', holder: 'lead', deputy: 'desk' },
  { name: 'Bronze entry', level: 'bronze', holder: 'firstUpdater', deputy: 'secondUpdater' },
] as const;

const CHANNELS: readonly PayloadOf<'AddChannel'>[] = [
  { purpose: 'Command', talkgroup: 'TG 1', callSign: 'CONTROL', codeWord: '', fallback: 'Mobile to the control room' },
  { purpose: 'Entry teams', talkgroup: 'TG 4', callSign: 'MIKE', codeWord: '', fallback: 'TG 9' },
];

const CONTINGENCIES: readonly Omit<PayloadOf<'AddContingency'>, 'postId'>[] = [
  {
    trigger: 'Operation known to those inside before T',
    action: 'All teams enter at once on the word of Silver',
    codeWord: 'OSPREY',
    addressId: null,
  },
  {
    trigger: 'More people found than reception has places',
    action: 'Second reception at the health centre; Harbour Support is rung first',
    codeWord: '',
    addressId: null,
  },
];

const TASKS: readonly (Omit<PayloadOf<'AddTask'>, 'postId' | 'addressId'> & { readonly done: boolean })[] = [
  { title: 'Interpreters told who else is expected of their community', due: -DAY, done: true },
  { title: 'Reception set out: rooms, food, clothes, telephone', due: -2 * HOUR, done: true },
  { title: 'Briefing of all teams', due: -HOUR, done: true },
  { title: 'Warrants endorsed and returned', due: 6 * HOUR, done: false },
];

const RISKS: readonly Omit<PayloadOf<'AddRisk'>, 'about'>[] = [
  {
    kind: 'dogs',
    level: 'medium',
    hazard: 'Dog in the flat below',
    control: 'Dog handler with the entry team',
    owner: 'Bronze entry',
    review: -30,
    shared: false,
  },
  {
    kind: 'violence',
    level: 'high',
    hazard: 'Rear garden leads to an alley: somebody may run, or come in',
    control: '',
    owner: 'Bronze entry',
    review: -30,
    shared: false,
  },
  {
    kind: 'structure',
    level: 'low',
    hazard: 'Roller door may be chained',
    control: 'Cutting gear with the team',
    owner: 'Bronze entry',
    review: null,
    shared: false,
  },
];

export interface CommandPlan {
  readonly asLead: LeadSends;
  readonly t: number;
  readonly now: number;
  /** Member ids of those who hold a post. */
  readonly members: Readonly<Record<'lead' | 'desk' | 'observer' | 'firstUpdater' | 'secondUpdater', Id>>;
  readonly addresses: readonly Id[];
}

/** Who commands, what they do when, by what law and at what risk. A2 keeps a high risk without a control. */
export async function planCommand({ asLead, t, now, members, addresses }: CommandPlan): Promise<void> {
  const posts: Id[] = [];
  for (const { holder, deputy, ...post } of POSTS) {
    const deputyId = deputy === null ? null : members[deputy];
    posts.push(await asLead('AddPost', { ...post, holderId: members[holder], deputyId }));
  }
  const postId = posts[1] ?? null;
  for (const channel of CHANNELS) await asLead('AddChannel', channel);
  for (const contingency of CONTINGENCIES) await asLead('AddContingency', { ...contingency, postId });
  for (const { done, ...task } of TASKS) {
    const taskId = await asLead('AddTask', { ...task, postId, addressId: null });
    if (done) await asLead('MarkTask', { taskId, done });
  }
  for (const [index, addressId] of addresses.entries()) {
    const reference = `EX/${index + 101}`;
    const warrantId = await asLead('AddWarrant', { addressId, type: 'pace_8', reference });
    const at = Math.min(now, t) - DAY * 60_000;
    await asLead('RecordWarrant', { warrantId, fact: { kind: 'issued', at, endsAt: null } });
    const risk = RISKS[index];
    if (risk !== undefined) await asLead('AddRisk', { ...risk, about: { kind: 'address', id: addressId } });
  }
}
