import { STANDINGS } from '#shared/commands/directory-commands.ts';
import { AGENCY_KINDS } from '#shared/vocabulary.ts';
import { agencyKindWords, standingWords } from '../../words/labels.ts';

export const agencyKindChoices = AGENCY_KINDS.map((value) => ({ value, label: agencyKindWords[value] }));

/** What each standing lets somebody do, beside its word. */
export const standingChoices = STANDINGS.toReversed().map((value) => ({
  value,
  label: standingWords[value],
  hint: {
    member: 'takes part where a lead admits them',
    lead: 'also makes operations and leads them',
    administrator: 'keeps agencies and accounts; sees no operation',
  }[value],
}));
