import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { TEMPLATES } from '../plan-vocabulary.ts';
import { longText, optionalText, text } from '../text.ts';
import {
  COUNTS,
  OPERATION_ROLES,
  ORDERS,
  OUTCOMES,
  PHASES,
  SHOWN_LEVELS,
  SIGHTS,
  SOURCES,
  STEPS,
} from '../vocabulary.ts';
import type { CommandOf } from './command.ts';
import { fieldEdits, shape, timeSchema } from './command.ts';
import { PLAN_COMMANDS } from './plan-commands.ts';
import { liaisonSchema } from './plan-fields.ts';
import { capacityFields } from './staffing-fields.ts';
import { ARRIVAL_BANDS, MESSAGE_CHANNELS, STAFFING_RULES } from '../staffing-vocabulary.ts';

const reason = longText(LIMITS.reason);
const zone = z.string().check(z.regex(/^[A-Za-z]+(\/[A-Za-z_+-]+){0,2}$/), z.maxLength(40));
const source = z.enum(SOURCES);
const ref = { kind: z.enum(['address', 'site']), id: idSchema };
/** Who is speaking when the desk types what came by radio: a call sign as heard. */
const heardFrom = z.optional(text(LIMITS.callSign));

const operation = {
  CreateOperation: shape(
    z.strictObject({
      codename: text(LIMITS.codename),
      area: text(LIMITS.name),
      zone,
      t: z.nullable(timeSchema),
      /** What the plan begins with: one that ships with Muster, or that of an operation which the maker leads. */
      from: z.optional(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('template'), template: z.enum(TEMPLATES) }),
          z.strictObject({ kind: z.literal('operation'), operationId: idSchema }),
        ]),
      ),
    }),
  ),
  EditOperation: shape(
    z.strictObject({
      fields: fieldEdits({
        codename: text(LIMITS.codename),
        area: text(LIMITS.name),
        liaison: z.nullable(liaisonSchema),
      }),
    }),
  ),
  MoveT: shape(z.strictObject({ from: z.nullable(timeSchema), to: timeSchema, reason })),
  ChangePhase: shape(z.strictObject({ to: z.enum(PHASES), reason: z.optional(reason) })),
  PostponeOperation: shape(z.strictObject({ reason })),
  ResumeOperation: shape(z.strictObject({ reason })),
  CancelOperation: shape(z.strictObject({ reason })),
  SettleContest: shape(z.strictObject({ contestId: idSchema, keep: z.enum(['standing', 'other']) })),
};

const people = {
  AdmitAgency: shape(z.strictObject({ agencyId: idSchema })),
  AdmitMember: shape(
    z.strictObject({
      accountId: idSchema,
      roles: z.array(z.enum(OPERATION_ROLES)).check(z.minLength(1), z.maxLength(6)),
    }),
  ),
  ChangeRoles: shape(
    z.strictObject({
      memberId: idSchema,
      roles: z.array(z.enum(OPERATION_ROLES)).check(z.minLength(1), z.maxLength(6)),
    }),
  ),
  DismissMember: shape(z.strictObject({ memberId: idSchema, reason })),
};

const staffing = {
  /** To a whole agency (unitId null) or to one unit of it. */
  AskAgencies: shape(
    z.strictObject({
      requirementId: idSchema,
      asked: z
        .array(z.strictObject({ agencyId: idSchema, unitId: z.nullable(idSchema) }))
        .check(z.minLength(1), z.maxLength(LIMITS.askedAgencies)),
      answerBy: z.nullable(timeSchema),
      /**
       * One after the other instead of all at once: the next is asked when the one before cannot, is silent for so many
       * minutes, or says yes for too few. `answerBy` is null then.
       */
      inOrder: z.optional(
        z.strictObject({
          minutesEach: z.int().check(z.gte(LIMITS.turnMinutes.least), z.lte(LIMITS.turnMinutes.most)),
        }),
      ),
      terms: z.optional(optionalText(LIMITS.note)),
      expenses: z.optional(optionalText(LIMITS.note)),
      /** Whom they may ask. */
      contact: z.optional(z.nullable(liaisonSchema)),
    }),
  ),
  /** What is asked no longer; whoever was put forward is told at once that they are not needed. */
  TakeBackRequest: shape(z.strictObject({ requestId: idSchema })),
  /** Of those waiting for their turn to be asked, one is not asked after all. */
  SkipTurn: shape(z.strictObject({ turnId: idSchema })),
  /** A question about a request, or its answer. */
  WriteMessage: shape(z.strictObject({ requestId: idSchema, text: longText(LIMITS.message) })),
  /** What an agency or unit lets it be known that it could send. Nobody is named. */
  DeclareCapacity: shape(z.strictObject(capacityFields)),
  WithdrawCapacity: shape(z.strictObject({ capacityId: idSchema })),
  PutForward: shape(
    z.strictObject({
      requestId: idSchema,
      personId: idSchema,
      startAt: timeSchema,
      endAt: timeSchema,
      slackMinutes: z.int().check(z.gte(0), z.lte(LIMITS.slackMinutes)),
    }),
  ),
  SayCannot: shape(z.strictObject({ requestId: idSchema })),
  /** What must be known of a person is copied from the roster once more. */
  RenewAssignment: shape(z.strictObject({ assignmentId: idSchema })),
  /** Other hours, or another need: her yes is asked for again. */
  MoveAssignment: shape(
    z.strictObject({ assignmentId: idSchema, requirementId: idSchema, startAt: timeSchema, endAt: timeSchema }),
  ),
  /** A rule that stands in the way is set aside for one person, for a reason. */
  OverrideRule: shape(z.strictObject({ assignmentId: idSchema, rule: z.enum(STAFFING_RULES), reason })),
  RestoreRule: shape(z.strictObject({ assignmentId: idSchema, rule: z.enum(STAFFING_RULES) })),
  /** A yes or no: by the worker herself, or told by voice to her coordinator. `until` shortens her window. */
  ConfirmAssignment: shape(z.strictObject({ assignmentId: idSchema, until: z.optional(timeSchema) })),
  DeclineAssignment: shape(z.strictObject({ assignmentId: idSchema, mayKnowSomeone: z.optional(z.boolean()) })),
  WithdrawAssignment: shape(z.strictObject({ assignmentId: idSchema })),
  ReportPresence: shape(
    z.strictObject({
      assignmentId: idSchema,
      presence: z.enum(['en_route', 'arrived', 'at_reception', 'on_break']),
      source,
      /** With "en route": when she expects to be there. */
      arrival: z.optional(z.enum(ARRIVAL_BANDS)),
    }),
  ),
  StandDownAssignment: shape(z.strictObject({ assignmentId: idSchema })),
  /** The hours worked, as signed by the worker or told to her coordinator; signing again replaces what nobody has agreed yet. */
  SignHours: shape(
    z
      .strictObject({
        assignmentId: idSchema,
        startAt: timeSchema,
        endAt: timeSchema,
        breakMinutes: z.int().check(z.gte(0), z.lte(720)),
        note: optionalText(LIMITS.note),
      })
      .check(z.refine(({ startAt, endAt }) => endAt > startAt, { error: 'window.order', path: ['endAt'] })),
  ),
  AgreeHours: shape(z.strictObject({ assignmentId: idSchema })),
  /** Where this worker's device is told that something awaits. */
  SubscribePush: shape(
    z.strictObject({
      assignmentId: idSchema,
      endpoint: z.string().check(z.regex(/^https?:\/\/[^\s]+$/), z.maxLength(1_000)),
      p256dh: z.string().check(z.regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/)),
      auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,32}={0,2}$/)),
    }),
  ),
  EndPush: shape(z.strictObject({ assignmentId: idSchema })),
  IssueAnswerLink: shape(
    z.strictObject({ assignmentId: idSchema, tokenHash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) }),
  ),
  IssueDayPass: shape(
    z.strictObject({ assignmentId: idSchema, codeHash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) }),
  ),
  OpenDayPass: shape(
    z.strictObject({
      assignmentId: idSchema,
      codeHash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
      deviceHash: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
    }),
  ),
};

const showing = {
  /** Now (`at` null) or at a time to come. Steps: the area, then the full place. */
  ShowPlace: shape(
    z.strictObject({
      place: z.strictObject(ref),
      agencyId: idSchema,
      level: z.enum(SHOWN_LEVELS),
      at: z.nullable(timeSchema),
    }),
  ),
  WithdrawPlace: shape(z.strictObject({ showingId: idSchema, reason })),
  /** The system's own: what fell due at `dueAt` is done now. */
  ReleasePlace: shape(z.strictObject({ showingId: idSchema, dueAt: timeSchema })),
  PassAnswerBy: shape(z.strictObject({ requestId: idSchema, dueAt: timeSchema })),
  RemindOfAnswer: shape(z.strictObject({ requestId: idSchema, dueAt: timeSchema })),
};

const running = {
  /** A fact: a step was reached (or, as a correction, was not). Never refused for its order or lateness. */
  ReportStep: shape(
    z.strictObject({ addressId: idSchema, step: z.enum(STEPS), reached: z.boolean(), source, heardFrom }),
  ),
  SettleStep: shape(z.strictObject({ addressId: idSchema, step: z.enum(STEPS), reached: z.boolean() })),
  ReportCount: shape(
    z.strictObject({
      addressId: idSchema,
      count: z.enum(COUNTS),
      number: z.int().check(z.gte(0), z.lte(LIMITS.people)),
      source,
      heardFrom,
    }),
  ),
  ReportOutcome: shape(
    z.strictObject({ addressId: idSchema, outcome: z.nullable(z.enum(OUTCOMES)), source, heardFrom }),
  ),
  OrderAddress: shape(z.strictObject({ addressId: idSchema, order: z.enum(ORDERS), reason: z.optional(reason) })),
  RaiseAssistance: shape(z.strictObject({ addressId: idSchema, detail: optionalText(LIMITS.note), source, heardFrom })),
  AcknowledgeAssistance: shape(z.strictObject({ assistanceId: idSchema })),
  SendToAssistance: shape(z.strictObject({ assistanceId: idSchema, who: text(LIMITS.name) })),
  CloseAssistance: shape(z.strictObject({ assistanceId: idSchema, whoWent: text(LIMITS.name) })),
  /** Two taps on the phone: someone is needed at this address. Entered in the log and shown to command. */
  NeedSomeone: shape(z.strictObject({ addressId: idSchema, need: text(LIMITS.name), source, heardFrom })),
};

const log = {
  WriteLogEntry: shape(
    z.strictObject({
      sight: z.enum(SIGHTS),
      addressId: z.nullable(idSchema),
      text: longText(LIMITS.logText),
      source,
      heardFrom,
    }),
  ),
  StrikeLogEntry: shape(z.strictObject({ entryId: idSchema, reason })),
  RecordDecision: shape(
    z.strictObject({
      text: longText(LIMITS.decision),
      reason: longText(LIMITS.decision),
      options: z.optional(longText(LIMITS.decision)),
      /** A named decision may say how many of the people found at an address are potential victims. */
      potentialVictims: z.optional(
        z.strictObject({ addressId: idSchema, number: z.int().check(z.gte(0), z.lte(LIMITS.people)) }),
      ),
    }),
  ),
  MarkNotice: shape(z.strictObject({ noticeId: idSchema, state: z.enum(['shown', 'understood']) })),
  TellByVoice: shape(z.strictObject({ noticeId: idSchema })),
  /** The system's own: a notice has left by a channel, or could not. */
  RecordSending: shape(
    z.strictObject({ noticeId: idSchema, channel: z.enum(MESSAGE_CHANNELS), outcome: z.enum(['sent', 'failed']) }),
  ),
};

/** All commands of one operation's stream. */
export const OPERATION_COMMANDS = {
  ...operation,
  ...people,
  ...PLAN_COMMANDS,
  ...staffing,
  ...showing,
  ...running,
  ...log,
};
export type OperationCommand = CommandOf<typeof OPERATION_COMMANDS>;
export type OperationCommandType = OperationCommand['type'];
