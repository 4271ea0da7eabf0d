import { describe, expect, test } from '@jest/globals';
import { fitItem, fitList, fitOf, type FitParts } from '#client/agency/fit.ts';
import { placeLines, withdrawnAt } from '#client/agency/places.ts';
import { findPeople, knownPeople, unitChoices } from '#client/agency/roster/roster-people.ts';
import { toldLines } from '#client/agency/told.ts';
import {
  answerAddress,
  codeInHalves,
  codeSpelled,
  newAnswerSecret,
  newPassCode,
} from '#client/agency/worker-secrets.ts';
import { hashToken } from '#server/identity/tokens.ts';
import { answerSession, CODE_ALPHABET, hashCode, normalCode } from '#server/identity/worker-links.ts';
import { judgeRows, readPaste } from '#shared/paste.ts';
import type { NoticeView, PlaceView, RosterPersonView } from '#shared/records.ts';

const ZONE = 'Europe/London';
const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);

describe('the roster by fit', () => {
  const elena: RosterPersonView = {
    name: 'Elena Brook',
    shownName: 'Worker A',
    roles: ['interpreter', 'support_worker'],
    languages: ['ro', 'en'],
    gender: 'woman',
    worksWith: 'women_found',
  };
  const hugh: RosterPersonView = {
    ...elena,
    name: 'Hugh Marsden',
    shownName: 'Worker E',
    languages: ['en'],
    gender: 'man',
    worksWith: 'suspects',
  };
  const carys: RosterPersonView = { ...elena, name: 'Carys Vale', shownName: 'Carys Vale', roles: ['key_worker'] };
  const parts: FitParts = {
    request: { role: 'interpreter', languages: ['ro', 'unknown'], gender: 'woman', worksWith: 'women_found' },
    startAt: at('26T13:00'),
    endAt: at('26T21:00'),
    assignments: [],
    requests: new Map([['r2', { ref: 'H-2' }]]),
    zone: ZONE,
  };

  test('AG5 fit is said in words, and who fits stands first', () => {
    const roster = new Map([
      ['carys', carys],
      ['hugh', hugh],
      ['elena', elena],
    ]);
    const fits = fitList(roster, parts);
    expect(fits.map(fitItem)).toEqual([
      { value: 'elena', label: 'Elena Brook', detail: 'as Worker A · fits' },
      {
        value: 'hugh',
        label: 'Hugh Marsden',
        detail: 'as Worker E · does not speak Romanian; a woman is asked for; works with suspects',
      },
      { value: 'carys', label: 'Carys Vale', detail: 'not on the roster as interpreter' },
    ]);
    expect(fits.map(({ barred }) => barred.length)).toEqual([0, 0, 1]);
  });

  test('AG5 whoever is counted on at that time is barred, and only then', () => {
    const other = (fields: object) => ({
      personId: 'elena',
      requestId: 'r2',
      answer: 'confirmed' as const,
      startAt: at('26T19:00'),
      endAt: at('26T23:00'),
      ...fields,
    });
    const barred = (fields: object): readonly string[] =>
      fitOf('elena', elena, { ...parts, assignments: [other(fields)] }).barred;
    expect(barred({})).toEqual(['already with H-2, 19:00–23:00']);
    expect(barred({ startAt: parts.endAt })).toEqual([]);
    expect(barred({ answer: 'declined' })).toEqual([]);
    expect(barred({ presence: 'stood_down' })).toEqual([]);
    expect(barred({ personId: 'hugh' })).toEqual([]);
  });
});

describe('links and codes', () => {
  const counting = (): ((length: number) => Uint8Array) => {
    let next = 0;
    return (length) => Uint8Array.from({ length }, () => (next += 1) % 256);
  };
  const operation = 'AAAAAAAAAAA';
  const assignment = 'BBBBBBBBBBB';

  test('AG6 an answer link is what the server opens, and the server is told its hash alone', () => {
    const { secret, hash } = newAnswerSecret(counting());
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hash).toBe(hashToken(secret));
    const address = answerAddress('https://muster.example', operation, assignment, secret);
    const session = answerSession(new URL(address).hash.slice(1));
    expect(session).toMatchObject({ operationId: operation, assignmentId: assignment, proof: { tokenHash: hash } });
    expect(new URL(address).pathname + new URL(address).search).toBe('/w');
  });

  test('AG6 a code is eight letters and figures, each as likely as the others, hashed with the ids it is for', () => {
    const { secret, hash } = newPassCode(counting(), operation, assignment);
    expect(normalCode(secret)).toBe(secret);
    expect(hash).toBe(hashCode(operation, assignment, secret));
    const counts = new Map<string, number>();
    const random = counting();
    // 240 bytes of each run of 256 are used: 30 codes take each letter as often as any other.
    for (let n = 0; n < 30; n += 1)
      for (const letter of newPassCode(random, operation, assignment).secret)
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect([...counts.keys()].sort().join('')).toBe(Array.from(CODE_ALPHABET).sort().join(''));
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  test('AG6 a code is read out in halves and in the spelling alphabet', () => {
    expect(codeInHalves('K7MPWXR4')).toBe('K7MP WXR4');
    expect(codeSpelled('K7MPWXR4')).toBe('Kilo 7 Mike Papa, Whiskey X-ray Romeo 4');
    expect(
      Array.from(CODE_ALPHABET).filter((letter) => /[A-Z]/.test(letter) && codeSpelled(letter) === letter),
    ).toEqual([]);
  });
});

describe('places and what people were told', () => {
  const now = at('26T14:00');
  const full: PlaceView = {
    label: 'Place 1',
    kind: 'reception_centre',
    level: 'full',
    area: 'Luton area',
    name: 'Example Hall',
    line: 'Specimen Lane',
    postcode: 'LU1 0AE',
    point: null,
    since: at('26T12:30'),
  };

  test('AG7 a place goes by the agency’s own label: its area first, then where it is', () => {
    const area: PlaceView = { label: 'Place 2', kind: 'address', level: 'area', area: 'Luton area', since: now };
    const lines = placeLines(
      new Map([
        ['s2', area],
        ['s1', full],
      ]),
      now,
      ZONE,
    );
    expect(lines.map(({ title, where, since, full: whole }) => [title, where, since, whole])).toEqual([
      ['Place 1 · Reception centre', ['Example Hall', 'Specimen Lane, LU1 0AE'], '12:30', true],
      ['Place 2 · Address', ['Luton area'], '14:00', false],
    ]);
  });

  test('AG7 a withdrawn place says when, once a place, and no more once it is shown again', () => {
    const withdrawn = (id: string, when: number): NoticeView => ({
      kind: 'place_withdrawn',
      about: { kind: 'place', id },
      at: when,
    });
    const notices = [withdrawn('s1', 1), withdrawn('s1', 3), withdrawn('s2', 2)];
    expect(withdrawnAt(notices, new Map())).toEqual([
      { id: 's1', at: 3 },
      { id: 's2', at: 2 },
    ]);
    expect(withdrawnAt(notices, new Map([['s1', full]]))).toEqual([{ id: 's2', at: 2 }]);
  });

  test('AG8 what was not heard stands first; the asking is not a notice, and another’s is not drawn', () => {
    const to = { kind: 'assignment' as const, id: 'a1' };
    const lines = toldLines(
      new Map<string, NoticeView>([
        [
          'n1',
          {
            kind: 'place_shown',
            to,
            about: { kind: 'place', id: 's1' },
            at: at('26T12:30'),
            told: 'understood',
            toldAt: now,
          },
        ],
        ['n2', { kind: 'changed', to, at: at('26T13:00'), told: 'shown', toldAt: now }],
        ['n3', { kind: 'asked', to, at: now, told: 'waiting' }],
        ['n4', { kind: 'hold', to: { kind: 'assignment', id: 'a9' }, at: now, told: 'waiting' }],
      ]),
      { assignments: new Map([['a1', { shownName: 'Worker A' }]]), places: new Map([['s1', full]]), now, zone: ZONE },
    );
    expect(lines.map(({ name, what, told, heard }) => [name, what, told, heard])).toEqual([
      ['Worker A', 'Times changed, 13:00', 'Shown on the phone 14:00', false],
      ['Worker A', 'Place shown: Place 1, 12:30', 'Understood 14:00', true],
    ]);
  });
});

describe('the roster page', () => {
  const units = [
    { id: 'unitAAAAAA1', name: 'Romanian desk' },
    { id: 'unitAAAAAA2', name: 'Night team' },
  ];
  const roster = new Map<string, RosterPersonView>([
    [
      'p2',
      { name: 'Ștefania Holt', shownName: 'Worker B', roles: ['advocate'], languages: ['ro'], unitId: 'unitAAAAAA1' },
    ],
    [
      'p1',
      { name: 'Carys Vale', shownName: 'Worker A', roles: ['key_worker'], languages: ['en'], unitId: 'unitAAAAAA2' },
    ],
  ]);

  test('AG12 people are found by any word of name, role, language or unit', () => {
    const found = (typed: string): readonly string[] => findPeople(roster, units, typed).map(([id]) => id);
    expect(found('')).toEqual(['p1', 'p2']);
    expect(found('stefania')).toEqual(['p2']);
    expect(found('key english')).toEqual(['p1']);
    expect(found('romanian')).toEqual(['p2']);
    expect(found('romanian vale')).toEqual([]);
  });

  test('AG12 a unit’s coordinator has her own unit alone; units without a name are told apart', () => {
    expect(unitChoices(units, 'unitAAAAAA2', roster)).toEqual([{ value: 'unitAAAAAA2', label: 'Night team' }]);
    expect(unitChoices(units, null, roster).map(({ label }) => label)).toEqual([
      'the whole agency',
      'Romanian desk',
      'Night team',
    ]);
    expect(unitChoices([], null, roster).map(({ label }) => label)).toEqual(['the whole agency', 'unit 1', 'unit 2']);
  });

  test('AG12 pasted people are read against the agency’s own units; who is there already is left out', () => {
    const text =
      'Name\tRoles\tUnit\tGender\tWorks with\nCarys Vale\tkey worker\tNight team\twoman\twomen found\nNoa Sample\tinterpreter\tnight team\twoman\twomen found';
    const readings = judgeRows('rosterPerson', readPaste('rosterPerson', text).rows, knownPeople(roster, units));
    expect(readings.map(({ kind }) => kind)).toEqual(['there', 'new']);
  });
});
