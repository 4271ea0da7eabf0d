import { useState } from 'react';
import type { Answer } from '../connection/api.ts';
import { formFaults, NO_FAULTS, type FieldLabels, type FormFaults } from '../editing/form-faults.ts';
import type { Fault } from '#shared/refusals.ts';

export interface Call {
  /** By the form's fields, in words. */
  readonly faults: Readonly<Record<string, string>>;
  /** Why not, where it is of no field. */
  readonly message: string | undefined;
  readonly busy: boolean;
  /** Makes the call; its value where it was answered well. */
  readonly make: <T>(call: () => Promise<Answer<T>>) => Promise<T | undefined>;
  /** Shows what is wrong with the form before anything is sent. */
  readonly refuse: (faults: readonly Fault[]) => void;
}

/** One form that calls the server over HTTP: busy while it waits, and what was refused, in words, at its fields. */
export function useCall(labels: FieldLabels): Call {
  const [faults, setFaults] = useState<FormFaults>(NO_FAULTS);
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);
  const show = (found: FormFaults, words?: string): void => {
    setFaults(found);
    const named = Object.keys(found.byField).length > 0;
    setMessage(named ? undefined : (words ?? found.rest.join('. ')));
  };
  return {
    faults: faults.byField,
    message,
    busy,
    refuse: (found) => show(formFaults(found, labels)),
    make: async (call) => {
      setBusy(true);
      setMessage(undefined);
      setFaults(NO_FAULTS);
      const answer = await call();
      setBusy(false);
      if (answer.ok) return answer.value;
      show(formFaults(answer.refusal.faults, labels), refusedWords(answer));
      return undefined;
    },
  };
}

/** Without contact nothing was refused: nobody was asked. */
export function refusedWords(answer: Extract<Answer<unknown>, { ok: false }>): string {
  if (!answer.answered) return 'Muster cannot be reached. Check the signal and try again.';
  if (answer.waitSeconds === undefined || answer.waitSeconds < 1) return answer.refusal.message;
  return `Too many tries. Try again in ${answer.waitSeconds} s.`;
}
