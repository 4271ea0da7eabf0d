import type { Answer, WorkerCard } from '../connection/api.ts';

/** Whether her link has opened on this device, or why not. */
export type LinkState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly card: WorkerCard }
  /** No link was brought and none was opened here before. */
  | { readonly kind: 'none' }
  | { readonly kind: 'broken' }
  /** Used up by a newer one, or the operation is over. */
  | { readonly kind: 'run_out' }
  | { readonly kind: 'too_fast'; readonly waitSeconds: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'left' };

/** What an answer of the server means; `brought` says whether a link was brought or an earlier one is asked after. */
export function linkStateOf(answer: Answer<WorkerCard>, brought: boolean): LinkState {
  if (answer.ok) return { kind: 'open', card: answer.value };
  if (!answer.answered) return { kind: 'offline' };
  const { code } = answer.refusal;
  if (code === 'link_spent' || code === 'not_for_you') return { kind: 'run_out' };
  if (code === 'signed_out') return { kind: brought ? 'run_out' : 'none' };
  if (code === 'bad_input') return { kind: 'broken' };
  if (code === 'too_fast') return { kind: 'too_fast', waitSeconds: answer.waitSeconds ?? 60 };
  // Anything else passes: the server restarts, or cannot answer just now.
  return { kind: 'offline' };
}

/** Whether the link has done its work in the address bar: only what may be tried again stays there. */
export const isSettled = ({ kind }: LinkState): boolean => kind === 'open' || kind === 'run_out' || kind === 'broken';
