import type { CommandType } from '#client/connection/command-types.ts';
import type { Id } from '#shared/ids.ts';
import { COUNTS, ORDERS, STEPS } from '#shared/vocabulary.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_RECORD } from '#server/domain/operation-state.ts';
import type { Reader } from '#server/domain/tables.ts';
import type { BaseWorld, Seat } from './base-world.ts';

export interface Drawn {
  readonly type: CommandType;
  readonly payload: unknown;
}

const MINUTE = 60_000;

/** Draws commands as somebody in a role would give them, mostly about things that are there. */
export class SimCommands {
  readonly #random: () => number;
  readonly #world: BaseWorld;
  readonly #now: () => number;

  constructor(random: () => number, world: BaseWorld, now: () => number) {
    this.#random = random;
    this.#world = world;
    this.#now = now;
  }

  draw({ as, bearer, memberId }: Seat, state: Reader<OperationEntities>): Drawn {
    switch (as) {
      case 'lead':
        return this.#lead(state);
      case 'desk':
        return this.#desk(state);
      case 'loggist':
        return this.#pick([this.#note(state, 'command'), this.#decision()]);
      case 'field':
        return this.#field(state, memberId);
      case 'coordinator':
        return this.#coordinator(state, memberId);
      case 'worker':
      case 'observer':
      case 'administrator':
        return this.#worker(state, bearer.link?.assignmentId ?? '');
    }
  }

  #lead(state: Reader<OperationEntities>): Drawn {
    const addressId = this.#some(state, 'address');
    const t = state.get('operation', OPERATION_RECORD)?.t ?? null;
    const agencyId = this.#pick(this.#world.agencies).id;
    const draws: readonly (() => Drawn)[] = [
      () => ({
        type: 'EditAddress',
        payload: { addressId, fields: { hazards: { from: this.#hazards(state, addressId), to: this.#word() } } },
      }),
      () => ({
        type: 'MoveT',
        payload: { from: t, to: this.#now() + Math.floor(this.#random() * 90) * MINUTE, reason: 'Fog' },
      }),
      () => this.#show(state, agencyId),
      () => this.#show(state, agencyId),
      () => ({ type: 'WithdrawPlace', payload: { showingId: this.#some(state, 'showing'), reason: 'Wrong' } }),
      () => this.#roles(state),
      () => this.#team(state),
      () => this.#requirement(state),
      () => ({
        type: 'AskAgencies',
        payload: {
          requirementId: this.#some(state, 'requirement'),
          asked: [{ agencyId, unitId: null }],
          answerBy: this.#random() < 0.5 ? null : this.#now() + 5_000,
        },
      }),
      () => ({
        type: 'RemoveRequirement',
        payload: { requirementId: this.#some(state, 'requirement'), reason: 'Fewer' },
      }),
      () => this.#decision(state),
      () => ({ type: 'OrderAddress', payload: { addressId, order: this.#pick(ORDERS), reason: 'Because' } }),
      () => ({ type: 'ChangePhase', payload: { to: this.#pick(['draft', 'briefed', 'live']), reason: 'Because' } }),
      () => ({
        type: 'SettleContest',
        payload: { contestId: this.#some(state, 'contest'), keep: this.#pick(['standing', 'other']) },
      }),
      () => ({ type: 'StandDownAssignment', payload: { assignmentId: this.#some(state, 'assignment') } }),
      () => this.#desk(state),
      () => this.#plan(state, addressId),
      () => this.#plan(state, addressId),
      () => this.#plan(state, addressId),
      () => this.#staffing(state),
      () => this.#staffing(state),
    ];
    return this.#pick(draws)();
  }

  /** Asking in order, threads, rules set aside, moves and the force's own on duty. */
  #staffing(state: Reader<OperationEntities>): Drawn {
    const requirementId = this.#some(state, 'requirement');
    const assignmentId = this.#some(state, 'assignment');
    const startAt = this.#now() + 30 * MINUTE;
    const draws: readonly (() => Drawn)[] = [
      () => ({
        type: 'AskAgencies',
        payload: {
          requirementId,
          asked: this.#world.agencies.map(({ id }) => ({ agencyId: id, unitId: null })),
          answerBy: null,
          inOrder: { minutesEach: 5 },
        },
      }),
      () => ({ type: 'SkipTurn', payload: { turnId: this.#some(state, 'turn') } }),
      () => this.#message(this.#some(state, 'request')),
      () => ({ type: 'OverrideRule', payload: { assignmentId, rule: 'gender', reason: this.#word() } }),
      () => ({
        type: 'MoveAssignment',
        payload: { assignmentId, requirementId, startAt, endAt: startAt + 60 * MINUTE },
      }),
      () => ({
        type: 'AddDuty',
        payload: { staffId: this.#some(state, 'staff'), requirementId, window: { start: -30, end: 60 } },
      }),
    ];
    return this.#pick(draws)();
  }

  #message(requestId: Id): Drawn {
    return { type: 'WriteMessage', payload: { requestId, text: this.#word() } };
  }

  /** The plan's own records, each seen by others: posts, risks, warrants, staff, contingencies, channels. */
  #plan(state: Reader<OperationEntities>, addressId: Id): Drawn {
    const [postId, warrantId, riskId] = [
      this.#some(state, 'post'),
      this.#some(state, 'warrant'),
      this.#some(state, 'risk'),
    ];
    const at = this.#now();
    const risk = state.get('risk', riskId);
    const draws: readonly (() => Drawn)[] = [
      () => ({
        type: 'AddPost',
        payload: {
          name: `${this.#word()} ${at}`,
          level: 'bronze',
          holderId: this.#some(state, 'member'),
          deputyId: null,
        },
      }),
      () => ({ type: 'HandOverPost', payload: { postId, toId: this.#some(state, 'member') } }),
      () => ({ type: 'AnswerHandover', payload: { postId, accepted: true } }),
      () => ({ type: 'AddWarrant', payload: { addressId, type: this.#pick(['pace_8', 'theft_26']), reference: '' } }),
      () => ({ type: 'RecordWarrant', payload: { warrantId, fact: { kind: 'issued', at, endsAt: null } } }),
      () => ({ type: 'RecordWarrant', payload: { warrantId, fact: { kind: 'executed', at } } }),
      () => ({
        type: 'AddRisk',
        payload: { ...this.#risk(), shared: this.#random() < 0.7, about: { kind: 'address', id: addressId } },
      }),
      () => ({
        type: 'EditRisk',
        payload: { riskId, fields: { shared: { from: risk?.shared ?? false, to: risk?.shared !== true } } },
      }),
      () => ({
        type: 'AddStaff',
        payload: {
          name: `PC ${this.#word()} ${at}`,
          number: '',
          roles: [],
          languages: [],
          gender: 'not_said',
          posting: this.#pick([
            { kind: 'address', id: addressId },
            { kind: 'team', id: this.#some(state, 'team') },
            null,
          ]),
        },
      }),
      () => ({
        type: 'AddContingency',
        payload: {
          trigger: this.#word(),
          action: 'Hold',
          codeWord: '',
          addressId: this.#pick([addressId, null]),
          postId: null,
        },
      }),
      () => ({
        type: 'AddChannel',
        payload: { purpose: this.#word(), talkgroup: '4', callSign: '', codeWord: '', fallback: '' },
      }),
      () => ({
        type: 'AddTask',
        payload: { title: this.#word(), postId: null, addressId, due: this.#pick([-60, 60]) },
      }),
      () => ({ type: 'MarkTask', payload: { taskId: this.#some(state, 'task'), done: this.#random() < 0.7 } }),
    ];
    return this.#pick(draws)();
  }

  #risk(): object {
    const rated = { kind: this.#pick(['dogs', 'fire']), level: this.#pick(['low', 'high']) };
    return { ...rated, hazard: this.#word(), control: this.#pick(['', 'Two at the door']), owner: '', review: null };
  }

  #desk(state: Reader<OperationEntities>): Drawn {
    const assistanceId = this.#some(state, 'assistance');
    const draws: readonly (() => Drawn)[] = [
      () => this.#report(state, this.#some(state, 'address'), 'radio'),
      () => this.#report(state, this.#some(state, 'address'), 'desk'),
      () => this.#note(state, 'command'),
      () => ({ type: 'AcknowledgeAssistance', payload: { assistanceId } }),
      () => ({ type: 'SendToAssistance', payload: { assistanceId, who: 'MIKE 30' } }),
      () => ({ type: 'CloseAssistance', payload: { assistanceId, whoWent: 'MIKE 30' } }),
      () => ({ type: 'TellByVoice', payload: { noticeId: this.#some(state, 'notice') } }),
      () => ({ type: 'StrikeLogEntry', payload: { entryId: this.#some(state, 'logEntry'), reason: 'Mistyped' } }),
    ];
    return this.#pick(draws)();
  }

  #field(state: Reader<OperationEntities>, memberId: Id | null): Drawn {
    const [teamId = ''] = state.ids('team', 'member', memberId ?? '');
    const [addressId = this.#some(state, 'address')] = state.ids('address', 'team', teamId);
    const draws: readonly (() => Drawn)[] = [
      () => this.#report(state, addressId, 'phone'),
      () => this.#report(state, addressId, 'phone'),
      () => ({ type: 'RaiseAssistance', payload: { addressId, detail: this.#pick(['', 'rear']), source: 'phone' } }),
      () => ({
        type: 'AnswerHandover',
        payload: { postId: this.#some(state, 'post'), accepted: this.#random() < 0.8 },
      }),
      () => ({ type: 'NeedSomeone', payload: { addressId, need: 'interpreter', source: 'phone' } }),
      () => ({ type: 'MarkNotice', payload: { noticeId: this.#noticeTo(state, memberId ?? ''), state: this.#told() } }),
    ];
    return this.#pick(draws)();
  }

  #coordinator(state: Reader<OperationEntities>, memberId: Id | null): Drawn {
    const agencyId = state.get('member', memberId ?? '')?.agencyId ?? '';
    const people = this.#world.agencies.find(({ id }) => id === agencyId)?.people ?? [];
    const [requests, own] = [
      [...state.ids('request', 'agency', agencyId)],
      [...state.ids('assignment', 'agency', agencyId)],
    ];
    const assignmentId = own.length === 0 ? 'nosuchthing' : this.#pick(own);
    const requestId = requests.length === 0 ? 'nosuchthing' : this.#pick(requests);
    const startAt = this.#now() + this.#pick([-30, 0, 30]) * MINUTE;
    const draws: readonly (() => Drawn)[] = [
      () => ({
        type: 'PutForward',
        payload: {
          requestId,
          personId: this.#pick(people),
          startAt,
          endAt: startAt + 60 * MINUTE,
          slackMinutes: this.#pick([0, 30]),
        },
      }),
      () => ({ type: 'ConfirmAssignment', payload: { assignmentId } }),
      () => ({ type: 'DeclineAssignment', payload: { assignmentId, mayKnowSomeone: true } }),
      () => ({ type: 'WithdrawAssignment', payload: { assignmentId } }),
      () => ({ type: 'SayCannot', payload: { requestId } }),
      () => ({
        type: 'AddRisk',
        payload: { ...this.#risk(), shared: false, about: { kind: 'request', id: requestId } },
      }),
      () => ({ type: 'AnswerHandover', payload: { postId: this.#some(state, 'post'), accepted: true } }),
      () => ({
        type: 'ReportPresence',
        payload: { assignmentId, presence: this.#pick(['en_route', 'arrived']), source: 'phone' },
      }),
      () => this.#note(state, 'care'),
      () => this.#note(state, 'care'),
      () => this.#message(requestId),
      () => ({
        type: 'DeclareCapacity',
        payload: {
          role: 'interpreter',
          number: 1,
          languages: ['ro'],
          gender: 'any',
          hours: null,
          note: this.#word(),
        },
      }),
      () => ({ type: 'WithdrawCapacity', payload: { capacityId: this.#some(state, 'capacity') } }),
      () => ({ type: 'IssueDayPass', payload: { assignmentId, codeHash: 'D'.repeat(43) } }),
      () => ({ type: 'IssueAnswerLink', payload: { assignmentId, tokenHash: 'E'.repeat(43) } }),
    ];
    // Links and passes put their holders out, so new ones are rare.
    return this.#pick(this.#random() < 0.2 ? draws : draws.slice(0, -2))();
  }

  #worker(state: Reader<OperationEntities>, assignmentId: Id): Drawn {
    const draws: readonly (() => Drawn)[] = [
      () => ({ type: 'ConfirmAssignment', payload: { assignmentId } }),
      () => ({ type: 'DeclineAssignment', payload: { assignmentId } }),
      () => ({
        type: 'ReportPresence',
        payload: { assignmentId, presence: this.#pick(['en_route', 'arrived']), source: 'phone' },
      }),
      () => ({ type: 'MarkNotice', payload: { noticeId: this.#noticeTo(state, assignmentId), state: this.#told() } }),
      () => this.#note(state, 'care'),
    ];
    return this.#pick(draws)();
  }

  #show(state: Reader<OperationEntities>, agencyId: Id): Drawn {
    const kind = this.#pick(['address', 'site'] as const);
    const at = this.#random() < 0.4 ? this.#now() + Math.ceil(this.#random() * 20_000) : null;
    return {
      type: 'ShowPlace',
      payload: { place: { kind, id: this.#some(state, kind) }, agencyId, level: this.#pick(['area', 'full']), at },
    };
  }

  #roles(state: Reader<OperationEntities>): Drawn {
    const memberId = this.#some(state, 'member');
    const roles = state.get('member', memberId)?.roles ?? [];
    const kept = roles[0] ?? 'observer';
    // Most who lose their role get it back, so that more is seen than the loss.
    const to = this.#random() < 0.6 ? [kept] : [this.#pick(['observer', 'desk', 'field'])];
    return { type: 'ChangeRoles', payload: { memberId, roles: [...new Set([...to, ...this.#original(memberId)])] } };
  }

  #original(memberId: Id): readonly string[] {
    const seat = this.#world.seats.find((one) => one.memberId === memberId);
    return seat === undefined || this.#random() < 0.4 ? [] : [seat.as];
  }

  #team(state: Reader<OperationEntities>): Drawn {
    const teamId = this.#some(state, 'team');
    const field = this.#world.seats.filter(({ as }) => as === 'field').flatMap(({ memberId }) => memberId ?? []);
    const team = state.get('team', teamId);
    const to = field.filter(() => this.#random() < 0.6);
    const fields = {
      memberIds: { from: team?.memberIds ?? [], to },
      updaterId: { from: team?.updaterId ?? null, to: to[0] ?? null },
    };
    return { type: 'EditTeam', payload: { teamId, fields } };
  }

  #requirement(state: Reader<OperationEntities>): Drawn {
    const kind = this.#pick(['address', 'site'] as const);
    const place = { kind, id: this.#some(state, kind) };
    const window = { start: -30, end: 60 };
    return {
      type: 'AddRequirement',
      payload: {
        role: 'interpreter',
        number: 1,
        place,
        window,
        languages: ['ro'],
        gender: 'any',
        worksWith: 'women_found',
        note: this.#word(),
      },
    };
  }

  #decision(state?: Reader<OperationEntities>): Drawn {
    const victims =
      state === undefined ? {} : { potentialVictims: { addressId: this.#some(state, 'address'), number: 2 } };
    return {
      type: 'RecordDecision',
      payload: { text: this.#word(), reason: 'Because', ...(this.#random() < 0.5 && victims) },
    };
  }

  #report(state: Reader<OperationEntities>, addressId: Id, source: 'phone' | 'radio' | 'desk'): Drawn {
    const dice = this.#random();
    const step = this.#pick(STEPS);
    if (dice < 0.6) return { type: 'ReportStep', payload: { addressId, step, reached: this.#random() < 0.8, source } };
    if (dice < 0.8)
      return {
        type: 'ReportCount',
        payload: { addressId, count: this.#pick(COUNTS), number: Math.floor(this.#random() * 5), source },
      };
    if (dice < 0.9)
      return { type: 'ReportOutcome', payload: { addressId, outcome: this.#pick(['no_reply', null]), source } };
    const disputed = STEPS.find((one) => state.get('address', addressId)?.steps[one]?.kind === 'disputed');
    return disputed === undefined || source === 'phone'
      ? { type: 'ReportStep', payload: { addressId, step, reached: true, source } }
      : { type: 'SettleStep', payload: { addressId, step: disputed, reached: true } };
  }

  #note(state: Reader<OperationEntities>, sight: 'command' | 'care'): Drawn {
    const addressId = this.#random() < 0.5 ? null : this.#some(state, 'address');
    return { type: 'WriteLogEntry', payload: { sight, addressId, text: `${this.#word()}.`, source: 'desk' } };
  }

  #told(): 'shown' | 'understood' {
    return this.#pick(['shown', 'understood']);
  }

  #noticeTo(state: Reader<OperationEntities>, id: Id): Id {
    const [noticeId = this.#some(state, 'notice')] = state.ids('notice', 'to', id);
    return noticeId;
  }

  #hazards(state: Reader<OperationEntities>, addressId: Id): string {
    return this.#random() < 0.7 ? (state.get('address', addressId)?.hazards ?? '') : 'somewhere else';
  }

  #some(state: Reader<OperationEntities>, kind: keyof OperationEntities): Id {
    const ids = [...state.ids(kind, 'all', '')];
    return ids.length === 0 || this.#random() < 0.03 ? 'nosuchthing' : this.#pick(ids);
  }

  #word(): string {
    return this.#pick(['Dog', 'Stairs', 'Alley', 'Gate', 'Light']);
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }
}
