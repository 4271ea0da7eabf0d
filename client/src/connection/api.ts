import * as z from 'zod/mini';
import { call, type HttpAnswer } from './http.ts';
import { STANDINGS } from '#shared/commands/directory-commands.ts';
import { idSchema } from '#shared/ids.ts';
import type { OperationView } from '#shared/records.ts';
import { refusal } from '#shared/refusals.ts';
import { MESSAGE_CHANNELS } from '#shared/staffing-vocabulary.ts';
import { OPERATION_ROLES, PHASES } from '#shared/vocabulary.ts';

/** What a call came to: its answer, read; or why not. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Extract<HttpAnswer, { ok: false }>;

const rolesSchema = z.array(z.enum(OPERATION_ROLES));
const accountSchema = z.object({
  accountId: idSchema,
  name: z.string(),
  agencyId: idSchema,
  unitId: z.nullable(idSchema),
  standing: z.enum(STANDINGS),
  sessionEndsAt: z.number(),
});
const meSchema = z.object({
  account: accountSchema,
  operations: z.array(z.object({ id: idSchema, roles: rolesSchema })),
});
/** Who is signed in, and where a member in which roles. */
export type Me = z.infer<typeof meSchema>;

const operationSchema = z.object({
  codename: z.optional(z.string()),
  area: z.optional(z.string()),
  t: z.optional(z.nullable(z.number())),
  phase: z.optional(z.enum(PHASES)),
});
const operationsSchema = z.object({
  operations: z.array(z.object({ id: idSchema, roles: rolesSchema, operation: operationSchema })),
});
/** One of one's operations, with as much of it as one's first role there shows. */
export interface OperationLine {
  readonly id: string;
  readonly roles: Me['operations'][number]['roles'];
  readonly operation: Pick<OperationView, 'codename' | 'area' | 't' | 'phase'>;
}

const sessionsSchema = z.object({
  sessions: z.array(
    z.object({ id: idSchema, device: z.string(), begunAt: z.number(), endsAt: z.number(), current: z.boolean() }),
  ),
});
/** One of one's own sessions; times in ms. The id opens nothing. */
export type SessionLine = z.infer<typeof sessionsSchema>['sessions'][number];

const linkSchema = z.object({ purpose: z.enum(['invitation', 'sign_in']), name: z.string(), signInName: z.string() });
/** What an invitation or sign-in link is for. */
export type LinkLook = z.infer<typeof linkSchema>;

const workerSchema = z.object({ operationId: idSchema, assignmentId: idSchema, grade: z.enum(['answer', 'pass']) });
/** What a worker's link opens. */
export type WorkerCard = z.infer<typeof workerSchema>;

const doneSchema = z.object({ ok: z.literal(true) });

function read<S extends z.ZodMiniType>(answer: HttpAnswer, schema: S): Answer<z.infer<S>> {
  if (!answer.ok) return answer;
  const result = schema.safeParse(answer.body);
  // An answer that is not what we know is another build's: nothing of it is used.
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, refusal: refusal('unavailable'), answered: true };
}

const get = async <S extends z.ZodMiniType>(path: string, schema: S): Promise<Answer<z.infer<S>>> =>
  read(await call('GET', path), schema);
const post = async <S extends z.ZodMiniType>(path: string, schema: S, body?: unknown): Promise<Answer<z.infer<S>>> =>
  read(await call('POST', path, body), schema);

export const signIn = (name: string, password: string) => post('/api/sign-in', doneSchema, { name, password });
export const signOut = () => post('/api/sign-out', doneSchema);
/** What a link is for; asking spends nothing. */
export const lookAtLink = (token: string) => post('/api/link/look', linkSchema, { token });
/** Uses a link, once: an invitation with the new password, a sign-in link with or without one. */
export const redeemLink = (token: string, password?: string) =>
  post('/api/link', doneSchema, password === undefined ? { token } : { token, password });

export const me = (): Promise<Answer<Me>> => get('/api/me', meSchema);
export async function operations(): Promise<Answer<readonly OperationLine[]>> {
  const answer = await get('/api/operations', operationsSchema);
  return answer.ok ? { ok: true, value: answer.value.operations.map(withoutUndefined) } : answer;
}

/** Optional fields that are absent, as the record's type has them. */
function withoutUndefined(line: z.infer<typeof operationsSchema>['operations'][number]): OperationLine {
  const seen = Object.entries(line.operation).filter(([, value]) => value !== undefined);
  return { ...line, operation: Object.fromEntries(seen) };
}

export async function sessions(): Promise<Answer<readonly SessionLine[]>> {
  const answer = await get('/api/sessions', sessionsSchema);
  return answer.ok ? { ok: true, value: answer.value.sessions } : answer;
}
export const endSession = (id: string) => post(`/api/sessions/${encodeURIComponent(id)}/end`, doneSchema);

const openChannelsSchema = z.object({ mail: z.boolean(), pushKey: z.nullable(z.string()) });
/** Which ways out of Muster are open; the key with which a device may ask for push, where it is. */
export const openChannels = () => get('/api/message-channels/open', openChannelsSchema);

/** Mails an answer link that its coordinator has just made to the address on her agency's roster. */
export const mailAnswerLink = (operationId: string, assignmentId: string, token: string) =>
  post(
    `/api/streams/operation/${encodeURIComponent(operationId)}/assignments/${encodeURIComponent(assignmentId)}/mail-link?as=coordinator`,
    doneSchema,
    { token },
  );

const channelsSchema = z.object({
  channels: z.array(
    z.object({
      channel: z.enum(MESSAGE_CHANNELS),
      host: z.nullable(z.string()),
      learns: z.nullable(z.string()),
      open: z.boolean(),
    }),
  ),
});
/** One way out of Muster: whom it goes to, what that host learns, and whether it is open. */
export type MessageChannelLine = z.infer<typeof channelsSchema>['channels'][number];
/** For an administrator: every way out of Muster. */
export async function messageChannels(): Promise<Answer<readonly MessageChannelLine[]>> {
  const answer = await get('/api/message-channels', channelsSchema);
  return answer.ok ? { ok: true, value: answer.value.channels } : answer;
}

/** Opens a worker's answer link on this device. */
export const openAnswerLink = (token: string) => post('/api/worker/open', workerSchema, { token });
/** Opens the day pass with the code that her coordinator reads out. */
export const openPass = (code: string) => post('/api/worker/pass', workerSchema, { code });
/** What the worker's link opened before on this device. */
export const workerCard = () => get('/api/worker/me', workerSchema);
/** Closes the worker's link on this device. */
export const leaveWorker = () => post('/api/worker/leave', doneSchema);
