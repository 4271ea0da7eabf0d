import { describe, expect, test } from '@jest/globals';
import { ERASED } from '#shared/erased.ts';
import { operationDecider } from '#server/domain/deciders.ts';
import type { OperationEvent } from '#server/domain/operation-events.ts';
import type { OperationScene, Planned } from './support.ts';
import { command, DESK, idIn, LEAD, LEE, logWords, MOSS, plannedOperation, Scene } from './support.ts';

const POST = { name: 'Silver', level: 'silver' as const, holderId: null, deputyId: null };

function withSilver(planned: Planned, holder: string | null, deputy: string | null): string {
  const post = { ...POST, holderId: holder, deputyId: deputy };
  return idIn(planned.scene.does(command('AddPost', post)), 'PostAdded', 'postId');
}
const leadIn = ({ state }: OperationScene): string => [...state.ids('member', 'account', LEAD.accountId)][0] ?? '';

describe('command posts', () => {
  test('DM54 no two posts bear one name, and holder and deputy are active members and two people', () => {
    const planned = plannedOperation();
    const { scene, member } = planned;
    const silver = withSilver(planned, member(DESK), null);
    expect(scene.refuses(command('AddPost', { ...POST, name: 'SILVER' }))).toBe('name_taken: name not_choice');
    const bronze = { ...POST, name: 'Bronze', level: 'bronze' as const };
    expect(scene.refuses(command('AddPost', { ...bronze, holderId: 'nosuchthing' }))).toBe(
      'bad_input: holderId unknown_thing',
    );
    const twice = { ...bronze, holderId: member(LEE), deputyId: member(LEE) };
    expect(scene.refuses(command('AddPost', twice))).toBe('bad_input: deputyId not_choice');
    const other = idIn(scene.does(command('AddPost', bronze)), 'PostAdded', 'postId');
    const rename = { name: { from: 'Bronze', to: 'silver' } };
    expect(scene.refuses(command('EditPost', { postId: other, fields: rename }))).toBe(
      'name_taken: fields.name.to not_choice',
    );
    const deputy = (to: string) => ({ postId: silver, fields: { deputyId: { from: null, to } } });
    expect(scene.refuses(command('EditPost', deputy(member(DESK))))).toBe('bad_input: fields.deputyId.to not_choice');
    scene.does(command('EditPost', deputy(member(MOSS))));
    expect(scene.state.get('post', silver)).toMatchObject({ holderId: member(DESK), deputyId: member(MOSS) });
  });

  test('DM54 who is dismissed leaves her posts, and what named a removed post names none', () => {
    const planned = plannedOperation();
    const { scene, member } = planned;
    const silver = withSilver(planned, member(DESK), member(LEE));
    scene.does(command('HandOverPost', { postId: silver, toId: member(MOSS) }));
    for (const one of [DESK, LEE, MOSS]) scene.does(command('DismissMember', { memberId: member(one), reason: 'Ill' }));
    expect(scene.state.get('post', silver)).toMatchObject({ holderId: null, deputyId: null, offered: null });
    expect(scene.refuses(command('HandOverPost', { postId: silver, toId: member(LEE) }))).toBe(
      'bad_input: toId unknown_thing',
    );
    const task = { title: 'Book the van', postId: silver, addressId: null, due: -60 };
    const taskId = idIn(scene.does(command('AddTask', task)), 'TaskAdded', 'taskId');
    scene.does(command('RemovePost', { postId: silver, reason: 'Not needed' }));
    expect(scene.state.get('task', taskId)?.postId).toBeNull();
    expect(scene.refuses(command('AddTask', task))).toBe('bad_input: postId unknown_thing');
  });

  test('DM55 a post changes hands when the one it is offered to takes it on, and a deputy who does is deputy no more', () => {
    const planned = plannedOperation();
    const { scene, member } = planned;
    const silver = withSilver(planned, member(DESK), member(LEE));
    const offer = command('HandOverPost', { postId: silver, toId: member(LEE) });
    expect(scene.refuses(command('HandOverPost', { postId: silver, toId: member(DESK) }))).toBe(
      'bad_input: toId not_choice',
    );
    expect(scene.refuses(command('HandOverPost', { postId: silver, toId: null }))).toBe('already_so');
    scene.does(offer, { by: DESK });
    expect(scene.state.get('post', silver)).toMatchObject({
      holderId: member(DESK),
      offered: { toId: member(LEE), by: 'Dee Desk' },
    });
    expect(scene.refuses(offer)).toBe('already_so');
    const answer = command('AnswerHandover', { postId: silver, accepted: true });
    expect(scene.refuses(answer, { by: MOSS })).toBe('not_for_you');
    scene.does(answer, { by: LEE });
    expect(scene.state.get('post', silver)).toMatchObject({ holderId: member(LEE), deputyId: null, offered: null });
    expect(scene.refuses(answer, { by: LEE })).toBe('not_for_you');
  });

  test('DM55 offered, taken back, declined and taken on are each in the log', () => {
    const planned = plannedOperation();
    const { scene, member } = planned;
    const silver = withSilver(planned, member(DESK), null);
    const before = logWords(scene).length;
    const offer = (toId: string | null) => scene.does(command('HandOverPost', { postId: silver, toId }));
    offer(member(LEE));
    offer(member(MOSS));
    offer(null);
    offer(member(MOSS));
    scene.does(command('AnswerHandover', { postId: silver, accepted: false }), { by: MOSS });
    offer(leadIn(scene));
    scene.does(command('AnswerHandover', { postId: silver, accepted: true }));
    expect(logWords(scene).slice(before)).toEqual([
      'Silver offered to PC Lee.',
      'Offer of Silver to PC Lee taken back.',
      'Silver offered to PC Moss.',
      'Offer of Silver to PC Moss taken back.',
      'Silver offered to PC Moss.',
      'Silver declined by PC Moss.',
      'Silver offered to Insp Ann Lead.',
      'Silver handed over from Dee Desk to Insp Ann Lead.',
    ]);
    const kinds = [...scene.state.ids('logEntry', 'all', '')].slice(-8);
    for (const id of kinds) expect(scene.state.get('logEntry', id)?.about).toEqual({ kind: 'plan', id: silver });
  });

  test('DM55 a post nobody held is taken on, and the words of it hold no name that was erased', () => {
    const planned = plannedOperation();
    const { scene, member } = planned;
    const silver = withSilver(planned, null, null);
    scene.does(command('HandOverPost', { postId: silver, toId: member(LEE) }));
    scene.does(command('AnswerHandover', { postId: silver, accepted: true }), { by: LEE });
    expect(logWords(scene).at(-1)).toBe('Silver taken on by PC Lee.');
    const erased = scene.events.map((event): OperationEvent =>
      event.type === 'MemberAdmitted' ? { ...event, data: { ...event.data, name: ERASED } } : event,
    );
    expect(JSON.stringify(scene.events.filter(({ type }) => type.startsWith('Post')))).not.toContain('Lee');
    expect(logWords(new Scene(operationDecider, scene.stream, LEAD).given(...erased)).at(-1)).toBe(
      'Silver taken on by a member.',
    );
  });
});
