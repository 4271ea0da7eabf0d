import type { AgencyCommand } from '#shared/commands/agency-commands.ts';
import type { Certificate } from '#shared/commands/staffing-fields.ts';

type PersonDetails = Partial<Extract<AgencyCommand, { type: 'AddPerson' }>['payload']>;

const paper = (kind: Certificate['kind'], issuedOn: string, expiresOn: string | null): Certificate => ({
  kind,
  issuedOn,
  checkedOn: issuedOn,
  expiresOn,
});
const dbs = paper('dbs_enhanced', '2026-02-10', null);
const nppv = paper('nppv_3', '2025-06-01', '2030-05-31');

/** What agencies keep of some of their people beside names and roles; of the others nobody has said yet. */
const DETAILS: Readonly<Record<string, PersonDetails>> = {
  'Elena Brook': {
    dialects: [{ language: 'ro', dialect: 'Moldovan' }],
    certificates: [dbs, nppv, paper('nrpsi', '2026-01-15', '2027-01-14')],
    conflict: 'none',
    maxMinutes: 600,
    travelMinutes: 25,
  },
  'Ioana Field': { certificates: [dbs], conflict: 'none', maxMinutes: 480, travelMinutes: 40 },
  'Dana Holt': { certificates: [dbs], conflict: 'none', travelMinutes: 15 },
  'Carys Vale': { certificates: [dbs], conflict: 'none', travelMinutes: 20 },
  'Vlad Munro': {
    certificates: [nppv, paper('nrpsi', '2026-03-02', '2027-03-01')],
    conflict: 'none',
    travelMinutes: 35,
  },
  'Grace Abara': { certificates: [dbs, paper('nmc', '2026-04-01', '2027-03-31')], conflict: 'none' },
  'Ffion Teale': { certificates: [dbs, paper('nmc', '2026-04-01', '2027-03-31')], conflict: 'none' },
  'Mira Dunn': { certificates: [paper('nmc', '2026-04-01', '2027-03-31')], conflict: 'not_asked' },
};

export const detailsOf = (name: string): PersonDetails => DETAILS[name] ?? {};
