import * as z from 'zod/mini';
import { LIMITS } from './limits.ts';
import type { Fault, FaultReason } from './refusals.ts';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const MOST_FAULTS = 20;

/**
 * Reads unknown input by a schema. Faults name the field and a reason from the fixed list; they repeat nothing of the
 * input, not even an unknown field's name.
 */
export function parse<S extends z.ZodMiniType>(schema: S, input: unknown): Parsed<z.infer<S>> {
  if (!isShallow(input, LIMITS.depth)) return { ok: false, faults: [{ field: '', reason: 'not_form' }] };
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, faults: result.error.issues.slice(0, MOST_FAULTS).map(faultOf) };
}

/** Whether a value nests at most `depth` deep; walks without recursion, so that hostile depth cannot overflow the stack. */
export function isShallow(input: unknown, depth: number): boolean {
  let level: unknown[] = [input];
  for (let left = depth; left >= 0; left -= 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return true;
  }
  return false;
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue): Fault {
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'invalid_type':
      return { field, reason: wrongType(issue) };
    case 'too_big':
      return { field, reason: bound(issue.origin, 'too_long', 'too_many', 'too_great'), limit: Number(issue.maximum) };
    case 'too_small':
      return tooSmall(field, issue);
    case 'unrecognized_keys':
      return { field, reason: 'unknown_field' };
    case 'invalid_value':
      return { field, reason: issue.input === undefined ? 'missing' : 'not_choice' };
    case 'custom':
      return { field, reason: custom(issue.message) };
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { field, reason: 'not_form' };
  }
}

function wrongType(issue: Issue & { code: 'invalid_type' }): FaultReason {
  if (issue.input === undefined) return 'missing';
  if (issue.expected === 'string') return 'not_text';
  if (issue.expected === 'int') return 'not_whole';
  return issue.expected === 'number' ? 'not_number' : 'not_form';
}

const bound = (origin: string, text: FaultReason, list: FaultReason, number: FaultReason): FaultReason =>
  origin === 'string' ? text : origin === 'array' || origin === 'set' ? list : number;

function tooSmall(field: string, issue: Issue & { code: 'too_small' }): Fault {
  const limit = Number(issue.minimum);
  if (issue.origin === 'string' && limit === 1) return { field, reason: 'empty' };
  return { field, reason: bound(issue.origin, 'too_short', 'too_few', 'too_small'), limit };
}

function custom(message: string): FaultReason {
  switch (message) {
    case 'text.unfit':
      return 'unfit';
    case 'text.lines':
      return 'lines';
    case 'window.order':
      return 'order';
    case 'edit.empty':
      return 'empty';
    default:
      return 'not_form';
  }
}
