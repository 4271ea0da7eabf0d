import type { ClashView, StaffingFault } from '#shared/staffing-records.ts';
import type { Id } from '#shared/ids.ts';
import type { Against } from './against.ts';
import { against } from './against.ts';
import { aloneAt } from './alone.ts';
import { dueBreaks } from './breaks.ts';
import { assignmentEngagement, dutyEngagement, keyOf } from './engagements.ts';
import type { From } from './found.ts';
import type { Derived } from './parts.ts';
import { keysOf, keysOfNeed, keysOfPerson, needOf, peopleIn, personOf } from './people.ts';
import type { Need, Person } from './people.ts';
import { adultsFor, breaksOf, keysOfAdults, thereAt } from './presence.ts';
import { tooLong, tooLittleTravel } from './strain.ts';
import { tNear } from './when.ts';
import { aloneWords, breakWords, whoWords } from './who-words.ts';

/** Faults of one kind, and the records that they are read from. */
interface Look {
  readonly faults: readonly Against[];
  readonly speaksOf: readonly string[];
}

/**
 * What stands against one assignment or duty, rule by rule; null where nothing does, and where nobody is down for it any
 * more. Where nobody has set T and no date is pencilled, what hangs on the hours of a need is not asked.
 */
export function clashOf(id: Id, from: From): Derived<ClashView> | null {
  const engagement = assignmentEngagement(id, from) ?? dutyEngagement(id, from);
  const need = engagement === null ? null : needOf(engagement.requirementId, from);
  if (engagement === null || need === null) return null;
  const person = personOf(engagement, need, from);
  const startAt = engagement.on.kind === 'assignment' ? engagement.spanAt(0).startAt : null;
  const t = tNear(startAt, need.requirement.window.start, from);
  const looks: readonly Look[] = [
    { faults: person.against, speaksOf: keysOfPerson(person, from) },
    { faults: notAsked(person, need, from), speaksOf: [] },
    t === null ? nothing : soleAdult(person, need, t, from),
    { faults: tooLong(person, need, t, from), speaksOf: [] },
    t === null ? nothing : unrelieved(person, need, t, from),
    { faults: tooLittleTravel(person, need, t, from), speaksOf: [] },
  ];
  const faults = looks.flatMap((look) => look.faults).flatMap((one) => said(one));
  if (faults.length === 0) return null;
  return {
    value: { on: engagement.on, faults },
    speaksOf: [...new Set([...keysOfNeed(need), ...looks.flatMap(({ speaksOf }) => speaksOf)])],
  };
}

const nothing: Look = { faults: [], speaksOf: [] };

/** That somebody is in another role than was asked for is no rule of staffing: the cover says that they do not count. */
const said = ({ rule, blocks, setAside, sentence }: Against): readonly StaffingFault[] =>
  rule === 'role' ? [] : [{ rule, sentence: sentence(), blocks, setAside }];

function notAsked({ engagement }: Person, { requirement }: Need, from: From): readonly Against[] {
  if (engagement.on.kind === 'duty') return [];
  if (from.part('assignment', engagement.on.id, 'conflict') !== 'not_asked') return [];
  const sentence = () => `${whoWords(engagement, requirement, from)} has not been asked about knowing anybody there.`;
  return [against('conflict', engagement, sentence, from, false)];
}

function soleAdult({ engagement }: Person, need: Need, t: number, from: From): Look {
  const adults = adultsFor(need, from);
  if (adults === null) return nothing;
  const [first] = aloneAt(engagement, need.requirement, adults, t);
  const speaksOf = keysOfAdults(adults);
  if (first === undefined) return { faults: [], speaksOf };
  const sentence = () => aloneWords(engagement, need.requirement, first, from);
  return { faults: [against('sole_adult', engagement, sentence, from)], speaksOf };
}

/** A break that nobody makes up for. The others of the need are looked at only where a break is due at all. */
function unrelieved(person: Person, need: Need, t: number, from: From): Look {
  const { engagement, others } = person;
  if (dueBreaks([engagement, ...others].map(({ spanAt }) => spanAt(t))).length === 0) return nothing;
  const all = peopleIn(need, from);
  const adults = adultsFor(need, from);
  const counting = all.filter((one) => one.counts || keyOf(one.engagement) === keyOf(engagement));
  const present = counting.map((one) => ({ person: one, there: thereAt(one, need, adults, t, from) }));
  const own = counting.findIndex((one) => keyOf(one.engagement) === keyOf(engagement));
  // Set aside or not, what stands against her is said.
  const due = breaksOf(need, present, t, from, own).filter(({ breaker, relieved }) => breaker === own && !relieved);
  const first = due.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  const speaksOf = [...keysOf(all), ...keysOfAdults(adults)];
  if (first === undefined) return { faults: [], speaksOf };
  const sentence = () => breakWords(engagement, need.requirement, first.dueAt, from);
  return { faults: [against('break', engagement, sentence, from)], speaksOf };
}
