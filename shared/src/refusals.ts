/**
 * Every way in which Muster says no. The list is closed: a refusal is chosen from it, never written on the spot, and it
 * never repeats what was sent. `not_for_you` is the answer both for what does not exist and for what is not yours.
 */
export const REFUSALS = {
  not_for_you: 'There is no such thing here, or it is not yours to change.',
  bad_input: 'Something typed cannot be taken as it is.',
  unknown_command: 'This version of Muster does not know that action. Reload the page.',
  too_large: 'That is too much at once.',
  too_fast: 'Too many actions at once. Wait a moment and try again.',
  id_reused: 'This action was already sent with other content. Reload the page.',
  wrong_phase: 'The operation is not in the phase for that.',
  not_running: 'The operation is postponed or cancelled.',
  already_so: 'That is already so.',
  not_yet: 'It is not time for that yet.',
  still_in_use: 'Something still depends on this. Take it off there first.',
  name_taken: 'That name is already used.',
  not_confirmed: 'This person has not said yes.',
  out_of_window: 'Those hours lie outside the hours asked for.',
  answered: 'That has been answered already.',
  wrong_code: 'That code does not open this. Ask your coordinator to read it out again.',
  wrong_sign_in: 'That name and password do not open an account.',
  link_spent: 'This link has been used or has run out. Ask for a new one.',
  signed_out: 'You are signed out. Sign in to go on.',
  read_only: 'This operation is being kept safe and cannot be changed. Tell your administrator.',
  unavailable: 'Muster could not confirm that it recorded this. Look whether it is there before you do it again.',
  restarting: 'Muster is restarting. It will be back in a moment.',
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** Why one field was not taken. `field` is its path in the payload ("fields.line.to"); `reason` is from `FAULTS`. */
export interface Fault {
  readonly field: string;
  readonly reason: FaultReason;
  /** The limit that was passed, where there is one. */
  readonly limit?: number;
}

export const FAULTS = {
  missing: 'is needed',
  empty: 'is empty',
  too_long: 'is too long (at most {limit} characters)',
  too_short: 'is too short (at least {limit} characters)',
  too_many: 'has too many entries (at most {limit})',
  too_few: 'needs at least {limit}',
  too_small: 'must be at least {limit}',
  too_great: 'must be at most {limit}',
  not_text: 'must be text',
  not_number: 'must be a number',
  not_whole: 'must be a whole number',
  not_choice: 'is not one of the choices',
  not_form: 'does not have the right form',
  unfit: 'has characters that cannot be shown safely',
  lines: 'must be on one line',
  order: 'must end after it starts',
  unknown_field: 'is not a field of this',
  unknown_thing: 'does not exist here',
  unchanged: 'changes nothing',
} as const;
export type FaultReason = keyof typeof FAULTS;

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly faults: readonly Fault[];
}

/** A refusal by its code, with the faults that caused it where there are any. */
export const refusal = (code: RefusalCode, faults: readonly Fault[] = []): Refusal => ({
  code,
  message: REFUSALS[code],
  faults,
});

/** A fault in words, for the field's own label: ("Postcode", …) → "Postcode does not have the right form". */
export function faultText(label: string, fault: Fault): string {
  return `${label} ${FAULTS[fault.reason].replace('{limit}', String(fault.limit ?? ''))}`;
}
