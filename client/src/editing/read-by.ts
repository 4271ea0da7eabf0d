import type * as z from 'zod/mini';
import { parse } from '#shared/parse.ts';
import { FAULTS } from '#shared/refusals.ts';
import type { Read } from './in-place.ts';

/** Reads a draft by the field's own schema; the fault is a sentence without the field's name. */
export function readBy<S extends z.ZodMiniType>(schema: S): (draft: unknown) => Read<z.infer<S>> {
  return (draft) => {
    const parsed = parse(schema, draft);
    if (parsed.ok) return parsed;
    const [fault] = parsed.faults;
    const words = fault === undefined ? FAULTS.not_form : FAULTS[fault.reason];
    return { ok: false, fault: `This ${words.replace('{limit}', String(fault?.limit ?? ''))}` };
  };
}
