const ID = '[A-Za-z0-9_-]{11}';
const OURS = new RegExp(
  `^/(o/${ID}/(board|plan|field|agency)(\\?as=[a-z]{4,13})?|agency/${ID}/roster|administration|account)?$`,
);

/** Where to go after signing in: a page of ours by its whole form, or the list of operations. Nothing else is followed. */
export const safePath = (asked: string | null): string => (asked !== null && OURS.test(asked) ? asked : '/');
