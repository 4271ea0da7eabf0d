import type { CertificateKind } from '../staffing-vocabulary.ts';
import { CERTIFICATES } from '../staffing-vocabulary.ts';
import type { PasteColumn } from './columns.ts';

const column = (key: string, label: string, headings: string, needed = false): PasteColumn => ({
  key,
  label,
  needed,
  headings: headings === '' ? [] : headings.split(', '),
});

/** The three days of a paper. Each is a column of its own: "dbs_enhanced.issuedOn". */
export const PAPER_DAYS = ['issuedOn', 'checkedOn', 'expiresOn'] as const;
export type PaperDay = (typeof PAPER_DAYS)[number];
export const paperColumn = (kind: CertificateKind, day: PaperDay): string => `${kind}.${day}`;

/** How people name each paper over a column, the label first. */
const PAPERS: Readonly<Record<CertificateKind, readonly string[]>> = {
  dbs_basic: ['Basic DBS', 'dbs basic', 'basic disclosure'],
  dbs_enhanced: ['Enhanced DBS', 'dbs', 'dbs enhanced', 'edbs', 'crb', 'enhanced crb', 'dbs check', 'dbs certificate'],
  nppv_2: ['NPPV 2', 'nppv2', 'nppv level 2', 'vetting level 2'],
  nppv_3: ['NPPV 3', 'nppv3', 'nppv level 3', 'nppv', 'vetting', 'police vetting', 'vetting level 3'],
  nrpsi: ['NRPSI', 'nrpsi registration', 'nrpsi membership'],
  nmc: ['NMC', 'nmc registration', 'nmc pin', 'nmc revalidation'],
  social_work_england: ['Social Work England', 'swe', 'swe registration', 'social work england registration'],
  first_aid: ['First aid', 'first aid certificate', 'first aid at work', 'faw', 'efaw'],
  safeguarding: ['Safeguarding', 'safeguarding training', 'safeguarding certificate'],
  search_trained: ['Search-trained', 'search training', 'polsa'],
  entry_trained: ['Entry-trained', 'entry training', 'moe training', 'method of entry training'],
  driving: ['Driving authority', 'driving licence', 'driving permit', 'police driving authority', 'licence'],
};

const DAYS: Readonly<Record<PaperDay, { readonly label: string; readonly words: readonly string[] }>> = {
  issuedOn: {
    label: 'issued',
    words: ['issued', 'issued on', 'issue date', 'date issued', 'date', 'from', 'granted', 'held', 'done', 'completed'],
  },
  checkedOn: {
    label: 'checked',
    words: [
      'checked',
      'checked on',
      'check date',
      'last checked',
      'date checked',
      'verified',
      'seen',
      'update service',
    ],
  },
  expiresOn: {
    label: 'expires',
    words:
      'expires,expires on,expiry,expiry date,exp,valid until,valid to,until,renewal,renewal date,renewal due,due,runs out,end,end date'.split(
        ',',
      ),
  },
};

function paperColumns(kind: CertificateKind): readonly PasteColumn[] {
  const [label = kind, ...names] = PAPERS[kind];
  return PAPER_DAYS.map((day) => {
    const said = [label, ...names].flatMap((name) =>
      DAYS[day].words.flatMap((word) => [`${name} ${word}`, `${word} ${name}`]),
    );
    // A paper's bare name stands over the day on which it was issued, or over "yes".
    const headings = day === 'issuedOn' ? [label, ...names, ...said] : said;
    return { key: paperColumn(kind, day), label: `${label} ${DAYS[day].label}`, needed: false, headings };
  });
}

/** What a file of an agency's people may say; the order is that of rows without headings. */
export const PERSON_COLUMNS: readonly PasteColumn[] = [
  {
    ...column(
      'name',
      'Name',
      'full name, person, worker, staff name, employee, surname, last name, family name, first name, forename, ' +
        'forenames, given name, legal name, names',
      true,
    ),
    joins: ' ',
  },
  column(
    'shownName',
    'Name shown',
    'shown name, work name, working name, works under, known as, preferred name, alias, badge name',
  ),
  column('unit', 'Unit', 'department, team, desk, section, office, branch, service'),
  column('roles', 'Roles', 'role, skills, skill, job, job title, profession, position, works as', true),
  column('languages', 'Languages', 'language, languages spoken, language spoken, speaks, interprets'),
  column('dialects', 'Dialects', 'dialect, variety, varieties'),
  column('gender', 'Gender', 'sex, m/f'),
  column('worksWith', 'Works with', 'side, with, works on side of'),
  column('maxMinutes', 'Maximum hours', 'max hours, hours, max hrs, maximum hrs, hours max, longest shift, max shift'),
  column('travelMinutes', 'Travel minutes', 'travel, travel time, travel mins, minutes away, distance'),
  column('conflict', 'Conflict', 'conflicts, conflict of interest, conflicts declared, declared conflict, declaration'),
  column('availability', 'Free', 'availability, available, available times, times free, when free'),
  column(
    'phone',
    'Telephone',
    'phone, mobile, mob, tel, phone number, telephone number, mobile number, mobile no, phone no, tel no, contact number, contact no',
  ),
  column('email', 'Mail', 'email, e-mail, email address, e-mail address, mail address'),
  {
    ...column('certificates', 'Papers held', 'certificates, certificate, papers, checks, qualifications, training'),
    joins: ', ',
  },
  ...CERTIFICATES.flatMap(paperColumns),
];

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const PAPER_NAMES: ReadonlyMap<string, CertificateKind> = new Map(
  CERTIFICATES.flatMap((kind) => [kind, ...PAPERS[kind]].map((name) => [plain(name), kind] as const)),
);
/** A paper by one of its names: "DBS (enhanced)", "NPPV3", "First aid at work". */
export const readPaper = (text: string): CertificateKind | undefined => PAPER_NAMES.get(plain(text));
