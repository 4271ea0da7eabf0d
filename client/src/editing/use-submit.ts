import { useState } from 'react';
import { useSend } from '../app/hooks.ts';
import type { PayloadOf } from '../connection/command-types.ts';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { DIRECTORY_COMMANDS } from '#shared/commands/directory-commands.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';
import { parse } from '#shared/parse.ts';
import type { Reply } from '#shared/protocol.ts';
import { formFaults, NO_FAULTS, type FieldLabels, type FormFaults } from './form-faults.ts';

const COMMANDS = { ...OPERATION_COMMANDS, ...AGENCY_COMMANDS, ...DIRECTORY_COMMANDS };
type CommandType = keyof typeof COMMANDS;

/** The answer to what was recorded, and the payload as the schema read it. */
export type Recorded = Extract<Reply, { ok: true }> & { readonly payload: unknown };

export interface Submit {
  /** Faults by field of the payload, in words. */
  readonly faults: Readonly<Record<string, string>>;
  /** A refusal that is of no field. */
  readonly message: string | undefined;
  readonly busy: boolean;
  /** Reads the payload by the command's own schema, sends it, and gives reply and payload where it was recorded. */
  readonly submit: (payload: unknown) => Promise<Recorded | undefined>;
  readonly clear: () => void;
}

/** A form of one command: checked here by the server's own rules, then sent; faults come back to their fields. */
export function useSubmit(type: CommandType, labels: FieldLabels): Submit {
  const send = useSend();
  const [faults, setFaults] = useState<FormFaults>(NO_FAULTS);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);
  const clear = (): void => {
    setFaults(NO_FAULTS);
    setMessage(undefined);
  };
  const show = (found: FormFaults, words?: string): void => {
    setFaults(found);
    const named = Object.keys(found.byField).length > 0;
    setMessage(found.rest.length > 0 ? found.rest.join('. ') : named ? undefined : words);
  };
  const submit: Submit['submit'] = async (payload) => {
    const read = parse(COMMANDS[type].payload, payload);
    if (!read.ok) {
      show(formFaults(read.faults, labels));
      return undefined;
    }
    setBusy(true);
    const reply = await send(type, read.value as PayloadOf<typeof type>);
    setBusy(false);
    if (reply.ok) {
      clear();
      return { ...reply, payload: read.value };
    }
    show(formFaults(reply.refusal.faults, labels), reply.refusal.message);
    return undefined;
  };
  return { faults: faults.byField, message, busy, submit, clear };
}
