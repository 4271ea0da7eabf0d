/**
 * What became of one message: handed over; not now, so to be tried again; refused for good; or its receiver is no longer
 * there, so that the subscription ends. Never what the other side said in its own words: those may quote an address.
 */
export type Outcome = 'sent' | 'later' | 'refused' | 'gone';

/** How long one try may take before it counts as "not now". */
export const TRY_MILLISECONDS = 20_000;
