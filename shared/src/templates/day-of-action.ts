import type { PlanOutline } from '../plan-outline.ts';
import { forSuspects, forThePlace, forWomen, hours, LANGUAGE_TO_SETTLE } from './needs.ts';

const [GOLD, SILVER, NORTH, SOUTH, CARE, CUSTODY_POST, RESOURCES] = [0, 1, 2, 3, 4, 5, 6];
const [RECEPTION, SECOND_RECEPTION, CUSTODY] = [2, 3, 4];
const DAY = 1440;

const teams = (word: string, talkgroup: string): PlanOutline['teams'] =>
  [10, 20, 30, 40].map((number) => ({ callSign: `${word} ${number}`, talkgroup }));

/** Many addresses by a handful of teams, each of which goes on to the next when it has handed one back. */
export const DAY_OF_ACTION: PlanOutline = {
  posts: [
    { name: 'Strategic command', level: 'gold' },
    { name: 'Tactical command', level: 'silver' },
    { name: 'North sector', level: 'bronze' },
    { name: 'South sector', level: 'bronze' },
    { name: 'Care and reception', level: 'bronze' },
    { name: 'Custody', level: 'bronze' },
    { name: 'Resources and reliefs', level: 'bronze' },
    { name: 'Loggist to tactical command', level: 'other' },
  ],
  teams: [...teams('MIKE', 'OPS 1'), ...teams('OSCAR', 'OPS 2')],
  sites: [
    { kind: 'rvp', name: 'RVP north' },
    { kind: 'rvp', name: 'RVP south' },
    { kind: 'reception_centre', name: 'Reception centre' },
    { kind: 'reception_centre', name: 'Second reception centre' },
    { kind: 'custody', name: 'Custody suite' },
    { kind: 'hospital', name: 'Hospital' },
    { kind: 'assault_centre', name: 'Sexual assault referral centre' },
    { kind: 'safe_accommodation', name: 'Safe beds' },
  ],
  needsAtSites: [
    { site: RECEPTION, ...forThePlace('reception_manager', 1, hours(-1, 6), 'First shift.') },
    { site: RECEPTION, ...forThePlace('reception_manager', 1, hours(5, 13), 'Second shift; an hour together.') },
    { site: RECEPTION, ...forWomen('support_worker', 4, hours(0, 12)) },
    { site: RECEPTION, ...forWomen('interpreter', 2, hours(0, 12), { languages: LANGUAGE_TO_SETTLE }) },
    { site: RECEPTION, ...forWomen('sexual_health_nurse', 1, hours(0, 12)) },
    { site: RECEPTION, ...forWomen('nrm_adviser', 2, hours(1, 12), { gender: 'any' }) },
    { site: RECEPTION, ...forWomen('social_worker_child', 1, hours(0, 12), { gender: 'any' }) },
    { site: RECEPTION, ...forWomen('housing', 1, hours(2, 12), { gender: 'any' }) },
    { site: SECOND_RECEPTION, ...forThePlace('reception_manager', 1, hours(0, 8), 'Opened when the first is full.') },
    { site: CUSTODY, ...forSuspects('interpreter', 2, hours(1, 14), { languages: LANGUAGE_TO_SETTLE }) },
  ],
  usualNeeds: [
    forWomen('support_worker', 1, hours(0, 2), { note: 'Waits at the RVP until support may come in.' }),
    forWomen('interpreter', 1, hours(0, 2), { languages: LANGUAGE_TO_SETTLE, note: 'With the women found only.' }),
    forWomen('woman_officer', 1, hours(-1, 2)),
    forSuspects('arrest_officer', 2, hours(-1, 2)),
    forThePlace('search_officer', 1, hours(-1, 3)),
  ],
  tasks: [
    { title: 'Deconflict: regional organised crime unit and neighbouring forces told', post: SILVER, due: -10 * DAY },
    { title: 'Agencies asked for people, by shift', post: RESOURCES, due: -7 * DAY },
    { title: 'Council told of closure notices to be sought', post: SILVER, due: -7 * DAY },
    { title: 'Warrants applied for, all addresses', post: SILVER, due: -4 * DAY },
    { title: 'Reception centres, rooms and safe beds confirmed', post: CARE, due: -3 * DAY },
    { title: 'Order of addresses for each team settled', post: RESOURCES, due: -2 * DAY },
    { title: 'Custody space booked here and at the next suite', post: CUSTODY_POST, due: -2 * DAY },
    { title: 'Press lines agreed: no address, no nationality, no "rescued"', post: GOLD, due: -DAY },
    { title: 'Warrants in hand and read against the addresses, north', post: NORTH, due: -720 },
    { title: 'Warrants in hand and read against the addresses, south', post: SOUTH, due: -720 },
    { title: 'Sector briefings given', post: SILVER, due: -120 },
    { title: 'Radio check of all call signs', post: RESOURCES, due: -45 },
    { title: 'Go or no-go for each address, with the reason logged', post: SILVER, due: -10 },
    { title: 'Relief of the first shift under way', post: RESOURCES, due: 300 },
    { title: 'Everybody found has a named carer', post: CARE, due: 360 },
    { title: 'Hot debrief by sector', post: SILVER, due: 780 },
    { title: 'Second visits planned with the charities', post: CARE, due: 3 * DAY },
  ],
  contingencies: [
    {
      trigger: 'Word of the operation is out on the street',
      action: 'Tactical command decides for each address not yet entered: bring forward, or leave for another day.',
      codeWord: 'Lantern',
      post: SILVER,
    },
    {
      trigger: 'Reception centre is full',
      action: 'Open the second. Nobody is moved without her carer and her own things.',
      codeWord: 'Harvest',
      post: CARE,
    },
    {
      trigger: 'A child is found',
      action: 'Stay with the child. Social worker (children) from reception; the council is called at once.',
      codeWord: 'Sparrow',
      post: CARE,
    },
    {
      trigger: 'Weapon seen, or violence at the door',
      action: 'Withdraw to cover and contain. Support stays at the RVP. Armed response by the control room.',
      codeWord: 'Granite',
      post: SILVER,
    },
    {
      trigger: 'Custody is full',
      action: 'Next suite by agreement. Suspects of one address go to one suite, apart from each other.',
      codeWord: '',
      post: CUSTODY_POST,
    },
    {
      trigger: 'A team is over its hours',
      action: 'It hands back where it is and goes home. Its next address goes to another team, or to another day.',
      codeWord: '',
      post: RESOURCES,
    },
    {
      trigger: 'A major incident elsewhere in the force',
      action: 'Strategic command decides what goes on. Care for the people found goes on in any case.',
      codeWord: 'Anchor',
      post: GOLD,
    },
  ],
  channels: [
    { purpose: 'North sector', talkgroup: 'OPS 1', callSign: 'CONTROL', codeWord: '', fallback: 'OPS 3' },
    { purpose: 'South sector', talkgroup: 'OPS 2', callSign: 'CONTROL', codeWord: '', fallback: 'OPS 3' },
    {
      purpose: 'Command, custody and resources',
      talkgroup: 'OPS 3',
      callSign: 'CONTROL',
      codeWord: '',
      fallback: 'Mobile telephone to the radio desk',
    },
    {
      purpose: 'Care and reception',
      talkgroup: 'OPS 4',
      callSign: 'HAVEN',
      codeWord: 'Clear skies',
      fallback: 'Mobile telephone to the reception manager',
    },
  ],
};
