import type { ReactNode } from 'react';
import { counted, languageList } from '../format/language.ts';
import { offsetBothWays } from '../format/time.ts';
import { Unset } from '../editing/Unset.tsx';
import { GoChip } from '../readiness/GoChip.tsx';
import { entryUnderWords } from '../words/plan-labels.ts';
import { placeWords, childrenWords } from '../words/labels.ts';
import { ENTRY_UNDER } from '#shared/plan-vocabulary.ts';
import { addressFields, SITE_LINKS, type SiteLink } from '#shared/commands/plan-fields.ts';
import type { AddressView, ReadinessView, SiteView } from '#shared/records.ts';
import { ChoiceCell, TextCell } from './cells.tsx';
import { NO_TEAM, teamChoices } from './choices.ts';
import { ExpectedLanguagesCell, ExpectedNumberCell, NOBODY_EXPECTED } from './ExpectedCell.tsx';
import { showText } from './field-values.tsx';
import { sorted, type PlanData } from './plan-data.ts';
import { NONE, noneIsNull } from './records/choices.ts';
import { OffsetCell } from './records/OffsetCell.tsx';
import type { Column, GridRow } from './table/columns.ts';
import type { TFrame } from './window.ts';

type Row = GridRow<AddressView>;
type Known = Pick<PlanData, 'teams' | 'sites'>;

export const entryChoices = ENTRY_UNDER.map((value) => ({ value, label: entryUnderWords[value] }));

/** Sites of the kind that a link leads to, and none. */
export function siteChoices(sites: PlanData['sites'], link: SiteLink) {
  const fit = sorted(sites, ({ name }) => name).filter(([, { kind }]) => kind === SITE_LINKS[link]);
  return [
    { value: NONE, label: 'none yet' },
    ...fit.map(([value, { name = '' }]) => ({ value, label: name === '' ? placeWords[SITE_LINKS[link]] : name })),
  ];
}

/** How an address's link to a site is called. */
export const siteLinkWords: Readonly<Record<SiteLink, string>> = {
  rvpId: 'RVP',
  fupId: 'FUP',
  hospitalId: 'Hospital',
  custodyId: 'Custody',
  assaultCentreId: 'Assault centre',
  receptionId: 'Reception',
};

const about = ({ id, name }: Row) => ({ target: { kind: 'address', id } as const, of: name });

export const showSite =
  (sites: PlanData['sites']) =>
  (value: unknown): ReactNode =>
    typeof value !== 'string' ? <Unset>none yet</Unset> : siteName(sites.get(value));
const siteName = (site: SiteView | undefined): string => site?.name ?? 'a site not shown';

/** A cell that leads to one of the sites. */
export function siteCell({ sites }: Known, link: SiteLink, row: Row): ReactNode {
  return (
    <ChoiceCell
      {...about(row)}
      field={link}
      label={siteLinkWords[link]}
      value={row.view[link] ?? NONE}
      choices={siteChoices(sites, link)}
      {...noneIsNull}
    />
  );
}

function siteColumn(known: Known, link: SiteLink): Column<AddressView> {
  const show = showSite(known.sites);
  return {
    key: link,
    head: siteLinkWords[link],
    field: { name: link, show },
    cell: ({ view }) => show(view[link] ?? null),
    editor: (row) => siteCell(known, link, row),
  };
}

export function showTeam(teams: PlanData['teams']) {
  return (value: unknown): ReactNode =>
    typeof value === 'string' ? (teams.get(value)?.callSign ?? 'a team not shown') : <Unset>no team yet</Unset>;
}

function showPeople(value: unknown): ReactNode {
  const { number, languages, children } = (value ?? NOBODY_EXPECTED) as NonNullable<AddressView['expected']>;
  const people = number === null ? 'number not known' : counted(number, 'person', 'people');
  return [people, ...(languages.length === 0 ? [] : [languageList(languages)]), childrenWords[children]].join(' · ');
}

/** What an address is called, and whether it is ready: read, not typed. */
const HEAD: readonly Column<AddressView>[] = [
  { key: 'ref', head: 'Ref', cell: ({ name }) => name },
  {
    key: 'ready',
    head: 'Ready',
    cell: ({ derived }) =>
      derived === undefined ? <Unset>not told</Unset> : <GoChip go={(derived as ReadinessView).ready === true} />,
  },
];

/** A time against T in words, each worked out once: hundreds of addresses share a few. */
function strikeWords(t: number | null, zone: string): (value: unknown) => ReactNode {
  const known = new Map<number, string>();
  return (value) => {
    const offset = Number(value);
    const words = known.get(offset) ?? offsetBothWays(offset, t, zone);
    known.set(offset, words);
    return <span className="num">{words}</span>;
  };
}

/** The columns of the table of addresses; each field has the editor that it has in the card. */
export function addressColumns(known: Known, { t, zone }: Pick<TFrame, 't' | 'zone'>): readonly Column<AddressView>[] {
  const team = showTeam(known.teams);
  const strike = strikeWords(t, zone);
  return [
    ...HEAD,
    {
      key: 'line',
      head: 'Address',
      field: { name: 'line', show: showText },
      cell: ({ view }) => view.line,
      editor: (row) => (
        <TextCell
          {...about(row)}
          field="line"
          label="Address"
          value={row.view.line ?? ''}
          schema={addressFields.line}
        />
      ),
    },
    {
      key: 'postcode',
      head: 'Postcode',
      field: { name: 'postcode', show: showText },
      cell: ({ view }) => view.postcode,
      editor: (row) => (
        <TextCell
          {...about(row)}
          field="postcode"
          label="Postcode"
          value={row.view.postcode ?? ''}
          schema={addressFields.postcode}
        />
      ),
    },
    {
      key: 'teamId',
      head: 'Team',
      field: { name: 'teamId', show: team },
      cell: ({ view }) => team(view.teamId),
      editor: (row) => <TeamCell row={row} choices={teamChoices(known)} />,
    },
    {
      key: 'strikeOffset',
      head: 'Strike',
      field: { name: 'strikeOffset', show: strike },
      cell: ({ view }) => strike(view.strikeOffset ?? 0),
      editor: (row) => (
        <OffsetCell {...about(row)} field="strikeOffset" label="Strike" value={row.view.strikeOffset ?? 0} />
      ),
    },
    {
      key: 'expected',
      head: 'Expected',
      field: { name: 'expected', show: showPeople },
      cell: ({ view }) => view.expected?.number ?? <Unset>?</Unset>,
      editor: (row) => <ExpectedNumberCell {...about(row)} value={row.view.expected} />,
    },
    {
      key: 'languages',
      head: 'Languages',
      cell: ({ view: { expected } }) =>
        expected === undefined || expected.languages.length === 0 ? <Unset>?</Unset> : languageList(expected.languages),
      editor: (row) => <ExpectedLanguagesCell {...about(row)} value={row.view.expected} />,
    },
    {
      key: 'entryUnder',
      head: 'Entry',
      field: { name: 'entryUnder', show: (value) => entryUnderWords[value as keyof typeof entryUnderWords] },
      cell: ({ view }) => entryUnderWords[view.entryUnder ?? 'warrant'],
      editor: (row) => (
        <ChoiceCell
          {...about(row)}
          field="entryUnder"
          label="Entry under"
          value={row.view.entryUnder ?? 'warrant'}
          choices={entryChoices}
        />
      ),
    },
    siteColumn(known, 'rvpId'),
    siteColumn(known, 'fupId'),
    siteColumn(known, 'receptionId'),
  ];
}

/** The team of an address; none is a choice too. */
export function TeamCell({ row, choices }: { readonly row: Row; readonly choices: ReturnType<typeof teamChoices> }) {
  return (
    <ChoiceCell
      {...about(row)}
      field="teamId"
      label="Team"
      value={row.view.teamId ?? NO_TEAM}
      choices={choices}
      toField={(choice) => (choice === NO_TEAM ? null : choice)}
      fromField={(value) => (typeof value === 'string' ? value : NO_TEAM)}
    />
  );
}
