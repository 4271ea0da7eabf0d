import type { PlanOutline } from '../plan-outline.ts';
import { forSuspects, forThePlace, forWomen, hours, LANGUAGE_TO_SETTLE } from './needs.ts';

const [GOLD, SILVER, BRONZE_PREMISES, BRONZE_CARE, LOGGIST] = [0, 1, 2, 3, 4];
const [RECEPTION, CUSTODY] = [2, 3];
const DAY = 1440;

/** Addresses entered under warrant at one time. */
export const WARRANT_DAY: PlanOutline = {
  posts: [
    { name: 'Strategic command', level: 'gold' },
    { name: 'Tactical command', level: 'silver' },
    { name: 'Premises and arrests', level: 'bronze' },
    { name: 'Care and reception', level: 'bronze' },
    { name: 'Loggist to tactical command', level: 'other' },
  ],
  teams: [
    { callSign: 'MIKE 10', talkgroup: 'OPS 1' },
    { callSign: 'MIKE 20', talkgroup: 'OPS 1' },
    { callSign: 'MIKE 30', talkgroup: 'OPS 1' },
  ],
  sites: [
    { kind: 'rvp', name: 'RVP' },
    { kind: 'fup', name: 'FUP' },
    { kind: 'reception_centre', name: 'Reception centre' },
    { kind: 'custody', name: 'Custody suite' },
    { kind: 'hospital', name: 'Hospital' },
    { kind: 'assault_centre', name: 'Sexual assault referral centre' },
  ],
  needsAtSites: [
    {
      site: RECEPTION,
      ...forThePlace('reception_manager', 1, hours(-1, 8), 'Opens the rooms and keeps the two sides apart.'),
    },
    { site: RECEPTION, ...forWomen('support_worker', 2, hours(0, 8)) },
    {
      site: RECEPTION,
      ...forWomen('interpreter', 1, hours(0, 8), {
        languages: LANGUAGE_TO_SETTLE,
        note: 'With the women found only. No tie to anybody at the addresses.',
      }),
    },
    { site: RECEPTION, ...forWomen('sexual_health_nurse', 1, hours(0, 6)) },
    { site: RECEPTION, ...forWomen('nrm_adviser', 1, hours(1, 8), { gender: 'any' }) },
    { site: RECEPTION, ...forWomen('social_worker_adult', 1, hours(1, 8), { gender: 'any' }) },
    {
      site: CUSTODY,
      ...forSuspects('interpreter', 1, hours(1, 10), {
        languages: LANGUAGE_TO_SETTLE,
        note: 'With suspects only: never one who has been with the women found.',
      }),
    },
  ],
  usualNeeds: [
    forWomen('support_worker', 1, hours(0, 3), { note: 'Waits at the RVP until support may come in.' }),
    forWomen('interpreter', 1, hours(0, 3), { languages: LANGUAGE_TO_SETTLE, note: 'With the women found only.' }),
    forWomen('woman_officer', 1, hours(-1, 3)),
    forSuspects('arrest_officer', 2, hours(-1, 2)),
    forThePlace('search_officer', 2, hours(-1, 4)),
    forThePlace('exhibits_officer', 1, hours(-1, 4)),
    forWomen('transport', 1, hours(0, 4), { note: 'A plain vehicle, never a cell van, for the people found.' }),
  ],
  tasks: [
    { title: 'Deconflict: regional organised crime unit told', post: SILVER, due: -7 * DAY },
    { title: 'Warrants applied for', post: BRONZE_PREMISES, due: -3 * DAY },
    { title: 'Languages expected settled with the agencies', post: BRONZE_CARE, due: -3 * DAY },
    { title: 'Reception centre and safe beds confirmed', post: BRONZE_CARE, due: -2 * DAY },
    { title: 'Risk assessment of each address seen by every agency there', post: SILVER, due: -2 * DAY },
    { title: 'Custody told how many to expect, and in which languages', post: BRONZE_PREMISES, due: -DAY },
    { title: 'Press lines agreed: no address, no nationality, no "rescued"', post: GOLD, due: -DAY },
    { title: 'Warrants in hand and read against the addresses', post: BRONZE_PREMISES, due: -720 },
    { title: 'Briefing given, and questions taken', post: SILVER, due: -120 },
    { title: 'Radio check of all call signs', post: LOGGIST, due: -45 },
    { title: 'Teams at FUP', post: BRONZE_PREMISES, due: -15 },
    { title: 'Go or no-go for each address, with the reason logged', post: SILVER, due: -10 },
    { title: 'Everybody found has a named carer', post: BRONZE_CARE, due: 120 },
    { title: 'Warrants endorsed, notice and search record left', post: BRONZE_PREMISES, due: 300 },
    { title: 'Hot debrief', post: SILVER, due: 540 },
    { title: 'Second visit planned with the charity', post: BRONZE_CARE, due: 2 * DAY },
  ],
  contingencies: [
    {
      trigger: 'A child is found',
      action:
        'Stay with the child. Call the council out of hours and the social worker (children). A woman officer does not leave.',
      codeWord: 'Sparrow',
      post: BRONZE_CARE,
    },
    {
      trigger: 'A team is seen before T',
      action: 'Tell tactical command at once. All teams go in together on the word; nobody goes in alone.',
      codeWord: 'Lantern',
      post: SILVER,
    },
    {
      trigger: 'Weapon seen, or violence at the door',
      action: 'Withdraw to cover and contain. Support stays at the RVP. Armed response by the control room.',
      codeWord: 'Granite',
      post: SILVER,
    },
    {
      trigger: 'No reply after ten minutes',
      action: 'Contain. Bronze decides on forced entry under the warrant, and logs the reason.',
      codeWord: '',
      post: BRONZE_PREMISES,
    },
    {
      trigger: 'More people found than there are carers for',
      action: 'Keep people apart and warm. Call the agencies for more; open the second room at reception.',
      codeWord: 'Harvest',
      post: BRONZE_CARE,
    },
    {
      trigger: 'An interpreter knows somebody found',
      action: 'She steps out at once, without saying why. Use the telephone interpreter until another is there.',
      codeWord: '',
      post: BRONZE_CARE,
    },
    {
      trigger: 'Somebody needs a hospital',
      action: 'Ambulance by 999. Her carer goes with her; no officer sits in the treatment room.',
      codeWord: '',
      post: BRONZE_CARE,
    },
  ],
  channels: [
    {
      purpose: 'Command and all teams',
      talkgroup: 'OPS 1',
      callSign: 'CONTROL',
      codeWord: '',
      fallback: 'Mobile telephone to the radio desk',
    },
    { purpose: 'Arrests and custody', talkgroup: 'OPS 2', callSign: 'CONTROL', codeWord: '', fallback: 'OPS 1' },
    {
      purpose: 'Care and reception',
      talkgroup: 'OPS 3',
      callSign: 'HAVEN',
      codeWord: 'Clear skies',
      fallback: 'Mobile telephone to the reception manager',
    },
  ],
};
