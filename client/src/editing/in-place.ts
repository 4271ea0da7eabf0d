import { sameValue } from './edits.ts';

/** What a draft means, or why it cannot be taken. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };

/**
 * A value edited where it stands. `sent` bridges the moment between the answer "recorded" and the record's own change,
 * so that the old value does not come back for a blink.
 */
export type InPlaceState<T, D> =
  | { readonly kind: 'shown' }
  | { readonly kind: 'typing'; readonly from: T; readonly draft: D; readonly fault?: string }
  | { readonly kind: 'saving'; readonly from: T; readonly draft: D; readonly to: T }
  | { readonly kind: 'sent'; readonly from: T; readonly to: T };

export type InPlaceAct<T, D> =
  | { readonly type: 'open'; readonly value: T; readonly draft: D }
  | { readonly type: 'type'; readonly draft: D }
  | { readonly type: 'giveBack' }
  | { readonly type: 'save'; readonly to: T }
  | { readonly type: 'fault'; readonly fault: string }
  | { readonly type: 'recorded' }
  | { readonly type: 'settled' };

/** Never loses what was typed: a fault or refusal leaves the draft open with its reason. */
export function inPlace<T, D>(state: InPlaceState<T, D>, act: InPlaceAct<T, D>): InPlaceState<T, D> {
  switch (act.type) {
    case 'open':
      return state.kind === 'shown' || state.kind === 'sent'
        ? { kind: 'typing', from: act.value, draft: act.draft }
        : state;
    case 'type':
      return state.kind === 'typing' ? { kind: 'typing', from: state.from, draft: act.draft } : state;
    case 'giveBack':
      return state.kind === 'typing' ? { kind: 'shown' } : state;
    case 'save':
      if (state.kind !== 'typing') return state;
      return sameValue(state.from, act.to)
        ? { kind: 'shown' }
        : { kind: 'saving', from: state.from, draft: state.draft, to: act.to };
    case 'fault':
      return state.kind === 'typing' || state.kind === 'saving'
        ? { kind: 'typing', from: state.from, draft: state.draft, fault: act.fault }
        : state;
    case 'recorded':
      return state.kind === 'saving' ? { kind: 'sent', from: state.from, to: state.to } : state;
    case 'settled':
      return state.kind === 'sent' ? { kind: 'shown' } : state;
  }
}

/** The value to show: what was just recorded, until the record says so itself. */
export const shownValue = <T, D>(state: InPlaceState<T, D>, value: T): T =>
  (state.kind === 'sent' || state.kind === 'saving') && sameValue(value, state.from) ? state.to : value;
