/** The life of a press-and-hold button. `spent` is the moment it acts; times are ms of one steady clock. */
export type Hold =
  | { readonly kind: 'idle' }
  | { readonly kind: 'holding'; readonly since: number }
  /** Tapped once: a second tap acts. */
  | { readonly kind: 'armed'; readonly since: number }
  | { readonly kind: 'spent' };

export interface HoldEvent {
  readonly kind: 'down' | 'up' | 'cancel' | 'tick';
  readonly at: number;
}

/** Hold for this long, or tap again within that long. */
export const holdFor = 1000;
export const armedFor = 4000;
/** A wet glove bounces: a second touch sooner than this is the first one still. */
const bounce = 150;

/** The next state. Never acts twice for one press: `spent` is left only by letting go. */
export function nextHold(hold: Hold, { kind, at }: HoldEvent): Hold {
  switch (hold.kind) {
    case 'idle':
      return kind === 'down' ? { kind: 'holding', since: at } : hold;
    case 'holding':
      if (kind === 'cancel') return { kind: 'idle' };
      if (at - hold.since >= holdFor && kind !== 'down') return { kind: 'spent' };
      return kind === 'up' ? { kind: 'armed', since: at } : hold;
    case 'armed':
      return nextArmed(hold, kind, at);
    case 'spent':
      return kind === 'up' || kind === 'cancel' ? { kind: 'idle' } : hold;
  }
}

function nextArmed(hold: Hold & { readonly kind: 'armed' }, kind: HoldEvent['kind'], at: number): Hold {
  const late = at - hold.since > armedFor;
  if (kind === 'tick') return late ? { kind: 'idle' } : hold;
  if (kind !== 'down') return hold;
  if (late) return { kind: 'holding', since: at };
  return at - hold.since < bounce ? hold : { kind: 'spent' };
}
