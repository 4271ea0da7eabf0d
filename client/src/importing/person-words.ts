import { languageList, languageName, listOf } from '../format/language.ts';
import { dayAndTime } from '../format/time.ts';
import { genderWords, staffRoleWords, worksWithWords } from '../words/labels.ts';
import { certificateWords, conflictWords } from '../words/staffing-labels.ts';
import type { PersonRow } from '#shared/commands/agency-commands.ts';
import type { Certificate } from '#shared/commands/staffing-fields.ts';

/** One field of a changed row: "Team: MIKE 10 → MIKE 20". */
export interface Change {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

type Fields = {
  readonly [F in keyof PersonRow]?: { readonly label: string; readonly text: (row: PersonRow) => string };
};

const FIELDS: Fields = {
  unit: { label: 'Unit', text: ({ unit }) => unit },
  roles: { label: 'Roles', text: ({ roles }) => listOf(roles.map((role) => staffRoleWords[role])) },
  languages: { label: 'Languages', text: ({ languages }) => languageList(languages) },
  dialects: {
    label: 'Dialects',
    text: ({ dialects }) => listOf(dialects.map(({ language, dialect }) => `${languageName(language)} (${dialect})`)),
  },
  gender: { label: 'Gender', text: ({ gender }) => genderWords[gender] },
  worksWith: { label: 'Works with', text: ({ worksWith }) => worksWithWords[worksWith] },
  maxMinutes: { label: 'Maximum hours', text: ({ maxMinutes }) => (maxMinutes === null ? '' : hoursText(maxMinutes)) },
  travelMinutes: {
    label: 'Travel minutes',
    text: ({ travelMinutes }) => (travelMinutes === null ? '' : String(travelMinutes)),
  },
  conflict: { label: 'Conflict', text: ({ conflict }) => conflictWords[conflict] },
  conflictNote: { label: 'What she declared', text: ({ conflictNote }) => conflictNote },
  availability: {
    label: 'Free',
    text: ({ availability }) =>
      listOf(availability.map(({ startAt, endAt }) => `${dayAndTime(startAt)} to ${dayAndTime(endAt)}`)),
  },
  email: { label: 'Mail', text: ({ email }) => email },
};

const nothing = 'nothing';

/** "8 h", "7 h 30". */
const hoursText = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60}`;

/** What a changed row of a person changes, papers one by one. */
export function personChanges(was: PersonRow, now: PersonRow, fields: readonly string[]): readonly Change[] {
  return fields.flatMap((field): readonly Change[] => {
    if (field === 'certificates') return paperChanges(was.certificates, now.certificates);
    const known = new Map(Object.entries(FIELDS)).get(field);
    if (known === undefined) return [];
    return [{ label: known.label, from: known.text(was) || nothing, to: known.text(now) || nothing }];
  });
}

function paperChanges(was: readonly Certificate[], now: readonly Certificate[]): readonly Change[] {
  return now.flatMap((paper) => {
    const before = was.find(({ kind }) => kind === paper.kind);
    const from = before === undefined ? nothing : paperText(before);
    const to = paperText(paper);
    return from === to ? [] : [{ label: certificateWords[paper.kind], from, to }];
  });
}

function paperText({ issuedOn, checkedOn, expiresOn }: Certificate): string {
  const days = [
    ...(issuedOn === null ? [] : [`issued ${issuedOn}`]),
    ...(checkedOn === null ? [] : [`checked ${checkedOn}`]),
    ...(expiresOn === null ? [] : [`expires ${expiresOn}`]),
  ];
  return days.length === 0 ? 'held' : days.join(', ');
}
