import type { Refusal, RefusalCode } from '#shared/refusals.ts';

/** Why a link could not be mailed, in words for where it was pressed; the link itself can be copied all the same. */
export function mailRefusalWords(refusal: Refusal, waitSeconds?: number): string {
  const at = (field: string): boolean => refusal.faults.some((fault) => fault.field === field);
  if (at('email'))
    return 'No mail address of hers is on the roster. Copy the link, or add her address under “Your people”.';
  if (at('channel')) return 'Mail is switched off. Copy the link instead.';
  const words: Partial<Record<RefusalCode, string>> = {
    too_fast: `This link was mailed several times just now. ${waitText(waitSeconds)}`,
    link_spent: 'This link no longer opens: a newer one was made. Make a new link.',
    unavailable: 'It is not certain that the mail left. Ask her whether it came, or copy the link.',
  };
  return words[refusal.code] ?? refusal.message;
}

function waitText(seconds: number | undefined): string {
  const minutes = Math.ceil((seconds ?? 0) / 60);
  return minutes < 1 ? 'Wait a moment.' : `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}
