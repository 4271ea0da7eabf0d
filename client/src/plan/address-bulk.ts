import { addressCardFields, addressFields, SITE_LINKS, type SiteLink } from '#shared/commands/plan-fields.ts';
import { LIMITS } from '#shared/limits.ts';
import { entryChoices, siteChoices, siteLinkWords } from './address-columns.tsx';
import { NO_TEAM, teamChoices } from './choices.ts';
import type { PlanData } from './plan-data.ts';
import { noneIsNull } from './records/choices.ts';
import type { BulkField } from './table/bulk-fields.ts';

/** The fields of addresses that many can be given at once. */
export function addressBulk({ teams, sites }: Pick<PlanData, 'teams' | 'sites'>): readonly BulkField[] {
  const links = (Object.keys(SITE_LINKS) as SiteLink[]).map((link): BulkField => ({
    name: link,
    label: siteLinkWords[link],
    kind: 'choice',
    choices: siteChoices(sites, link),
    toField: noneIsNull.toField,
  }));
  const text = (name: 'vehicles' | 'hazards' | 'entry', label: string): BulkField => ({
    name,
    label,
    kind: 'text',
    schema: { ...addressFields, ...addressCardFields }[name],
    limit: LIMITS.note,
  });
  return [
    {
      name: 'teamId',
      label: 'Team',
      kind: 'choice',
      choices: teamChoices({ teams }),
      toField: (choice) => (choice === NO_TEAM ? null : choice),
    },
    { name: 'strikeOffset', label: 'Strike', kind: 'offset' },
    { name: 'entryUnder', label: 'Entry under', kind: 'choice', choices: entryChoices, toField: (choice) => choice },
    ...links,
    text('vehicles', 'Vehicles for the people found'),
    text('hazards', 'Hazards'),
    text('entry', 'Entry'),
  ];
}
