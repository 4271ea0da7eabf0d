import type { PlanOutline } from '../plan-outline.ts';
import { forThePlace, forWomen, hours, LANGUAGE_TO_SETTLE } from './needs.ts';

const [LEAD, CARE] = [0, 1];
const DAY = 1440;

/** A visit by consent: carers first, police at a distance. What women say to carers is not gathered as evidence. */
export const WELFARE_VISIT: PlanOutline = {
  posts: [
    { name: 'Visit lead', level: 'silver' },
    { name: 'Care lead', level: 'bronze' },
    { name: 'Loggist', level: 'other' },
  ],
  teams: [{ callSign: 'WHISKEY 10', talkgroup: 'OPS 1' }],
  sites: [
    { kind: 'rvp', name: 'RVP' },
    { kind: 'reception_centre', name: 'Quiet room' },
    { kind: 'hospital', name: 'Hospital' },
    { kind: 'assault_centre', name: 'Sexual assault referral centre' },
    { kind: 'safe_accommodation', name: 'Safe beds on call' },
  ],
  needsAtSites: [
    {
      site: 1,
      ...forWomen('support_worker', 1, hours(0, 4), { note: 'On call, if anybody wishes to leave with the team.' }),
    },
    { site: 1, ...forWomen('housing', 1, hours(0, 4), { gender: 'any', note: 'On call.' }) },
  ],
  usualNeeds: [
    forWomen('support_worker', 1, hours(0, 2), { note: 'Goes to the door first.' }),
    forWomen('interpreter', 1, hours(0, 2), {
      languages: LANGUAGE_TO_SETTLE,
      note: 'In person if she wishes it, else by telephone. Never the only adult with her.',
    }),
    forWomen('sexual_health_nurse', 1, hours(0, 2), { note: 'With test kits and leaflets.' }),
    forWomen('woman_officer', 1, hours(0, 2), { note: 'Plain clothes.' }),
    forThePlace('transport', 1, hours(0, 3), 'A plain vehicle, out of sight.'),
  ],
  tasks: [
    { title: 'Agreed with every agency what is recorded, and who may read it', post: LEAD, due: -5 * DAY },
    { title: 'Nothing else planned at the addresses: investigators asked', post: LEAD, due: -2 * DAY },
    { title: 'Leaflets and picture cards in the languages expected', post: CARE, due: -DAY },
    { title: 'Safe beds and housing on call', post: CARE, due: -DAY },
    { title: 'Safe time and safe way of each earlier contact read', post: CARE, due: -DAY },
    { title: 'Briefing: consent at the door, leave when asked', post: LEAD, due: -60 },
    { title: 'Who lives there is asked again for consent inside', post: CARE, due: 5 },
    { title: 'Next contact agreed with each woman, or her no written down', post: CARE, due: 120 },
    { title: 'Hot debrief, carers first', post: LEAD, due: 180 },
    { title: 'Second visit made', post: CARE, due: 7 * DAY },
  ],
  contingencies: [
    {
      trigger: 'Whoever opens says no, or asks the team to leave',
      action: 'Leave at once. A card with a number is left if it is safe to. Nobody waits outside.',
      codeWord: '',
      post: CARE,
    },
    {
      trigger: 'A controller is there, or comes back',
      action: 'Carers go to the vehicle. Officers speak to him outside, about something else.',
      codeWord: 'Umbrella',
      post: LEAD,
    },
    {
      trigger: 'A woman wishes to leave now',
      action: 'She leaves with her carer and her own things. Quiet room first, safe beds rung from there.',
      codeWord: 'Sunrise',
      post: CARE,
    },
    {
      trigger: 'A child is found',
      action: 'Council called at once, with the social worker (children). Her carer stays with the child and her.',
      codeWord: 'Sparrow',
      post: CARE,
    },
    {
      trigger: 'Immediate danger to life',
      action: 'Officers go in to save life and nothing else. Emergency button, then the radio.',
      codeWord: 'Granite',
      post: LEAD,
    },
  ],
  channels: [
    {
      purpose: 'Team and visit lead',
      talkgroup: 'OPS 1',
      callSign: 'CONTROL',
      codeWord: '',
      fallback: 'Mobile telephone to the visit lead',
    },
    {
      purpose: 'Carers and care lead',
      talkgroup: 'Telephone',
      callSign: '',
      codeWord: 'Is the kettle on',
      fallback: 'Text message to the care lead',
    },
  ],
};
