import { tOffset } from '../format/time.ts';
import { minute } from '../format/zone.ts';
import { stepWords } from '../words/labels.ts';
import { planKindWords } from '../words/plan-labels.ts';
import { lowerFirst, siteTitle } from '../words/sentences.ts';
import type { ContestView, StepView } from '#shared/records.ts';
import type { Step } from '#shared/vocabulary.ts';
import { byRef } from './address-row.ts';
import type { BoardRecords } from './board-records.ts';
import { saidAt } from './speaker.ts';
import { fieldWords, valueWords } from './contest-words.ts';

/** Two sources, or two planners, who do not agree: both values, and how each is kept. */
export type Disagreement =
  | {
      readonly kind: 'step';
      readonly key: string;
      readonly at: number;
      readonly title: string;
      readonly addressId: string;
      readonly step: Step;
      readonly yes: string;
      readonly no: string;
    }
  | {
      readonly kind: 'contest';
      readonly key: string;
      readonly at: number;
      readonly title: string;
      readonly contestId: string;
      readonly standing: string;
      readonly other: string;
      readonly by: string;
    };

/** All of them, the oldest first. */
export function disagreements(records: BoardRecords, zone: string): readonly Disagreement[] {
  return [...disputedSteps(records, zone), ...contests(records, zone)].sort(
    (a, b) => a.at - b.at || (a.key < b.key ? -1 : 1),
  );
}

function disputedSteps(records: BoardRecords, zone: string): readonly Disagreement[] {
  return [...records.address]
    .flatMap(([addressId, { ref = '', steps = {} }]) =>
      (Object.entries(steps) as [Step, StepView][]).flatMap(([step, state]) =>
        state.kind === 'disputed' ? [{ ref, addressId, step, state }] : [],
      ),
    )
    .sort(byRef)
    .map(({ ref, addressId, step, state }) => ({
      kind: 'step',
      key: `${addressId}/${step}`,
      at: Math.max(state.reached.receivedAt, state.notReached.receivedAt),
      title: `${ref} ${lowerFirst(stepWords[step])}: two sources do not agree`,
      addressId,
      step,
      yes: saidAt(state.reached, zone),
      no: saidAt(state.notReached, zone),
    }));
}

function contests(records: BoardRecords, zone: string): readonly Disagreement[] {
  return [...records.contest].map(([contestId, contest]) => ({
    kind: 'contest',
    key: contestId,
    at: contest.at ?? 0,
    title: `${subject(contest, records)} ${fieldWords(contest.field)}: two values`,
    contestId,
    standing: sideWords(contest.field, contest.standing, records, zone),
    other: sideWords(contest.field, contest.other, records, zone),
    by: contest.by ?? 'somebody',
  }));
}

/** Fields that are minutes from T. */
const OFFSETS: readonly (string | undefined)[] = ['due', 'strikeOffset'];

const sideWords = (field: string | undefined, value: unknown, records: BoardRecords, zone: string): string =>
  typeof value === 'number' && OFFSETS.includes(field) ? tOffset(value * minute) : valueWords(value, records, zone);

function subject({ on }: ContestView, records: BoardRecords): string {
  switch (on?.kind) {
    case 'address':
      return records.address.get(on.id)?.ref ?? 'Address';
    case 'site':
      return siteTitle(records.site.get(on.id) ?? {});
    case 'team':
      return records.team.get(on.id)?.callSign ?? 'Team';
    case 'requirement':
      return records.requirement.get(on.id)?.ref ?? 'Requirement';
    case 'operation':
    case undefined:
      return 'Operation';
    case 'post':
      return records.post.get(on.id)?.name ?? planKindWords.post;
    case 'task':
    case 'contingency':
    case 'channel':
    case 'drawing':
    case 'usualNeed':
    case 'warrant':
    case 'staff':
    case 'duty':
      return planKindWords[on.kind];
  }
}
