import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { AgencyCommand, PersonRow } from '#shared/commands/agency-commands.ts';
import { AGENCY_COMMANDS } from '#shared/commands/agency-commands.ts';
import { ROSTER_DETAIL_UNSET } from '#shared/commands/staffing-fields.ts';
import { importIdOf } from '#shared/import-ids.ts';
import { parse } from '#shared/parse.ts';
import { agencyDecider } from '#server/domain/deciders.ts';
import { ROSTER_SEALED } from '#server/domain/roster-rules.ts';
import { COORD, HARBOUR, HOUR, NOON, Scene } from './support.ts';

const STREAM = `agency/${HARBOUR}`;
const HASH = 'f'.repeat(43);
const begin = () => new Scene(agencyDecider, STREAM, COORD);
type RosterScene = ReturnType<typeof begin>;

function send<T extends AgencyCommand['type']>(type: T, payload: unknown): AgencyCommand {
  const parsed = parse(AGENCY_COMMANDS[type].payload, payload);
  if (!parsed.ok) throw new Error(`${type}: ${JSON.stringify(parsed.faults)}`);
  return { type, payload: parsed.value } as AgencyCommand;
}

const row = (fields: Partial<PersonRow> = {}): PersonRow => ({
  name: 'Ioana Sample',
  shownName: 'Worker A',
  roles: ['interpreter'],
  languages: ['ro', 'en'],
  gender: 'woman',
  worksWith: 'women_found',
  phone: '07700 900123',
  ...ROSTER_DETAIL_UNSET,
  dialects: [],
  certificates: [],
  availability: [],
  unit: '',
  ...fields,
});
const added = (fields: Partial<PersonRow> = {}) => {
  const { unit: _unit, ...person } = row(fields);
  return send('AddPerson', { ...person, unitId: null });
};
type Was = { id: string; fields: PersonRow } | null;
const part = (rows: readonly { was: Was; now: PersonRow }[], chunk = 0, of = 1) =>
  send('ImportPeople', {
    fileHash: HASH,
    kind: 'person',
    chunk,
    of,
    rows: rows.map((one, at) => ({ row: at + 2, ...one })),
  });
const people = (scene: RosterScene) =>
  [...scene.state.ids('rosterPerson', 'all', '')].flatMap((id) => scene.state.get('rosterPerson', id) ?? []);
const idOf = (scene: RosterScene, name: string): string =>
  [...scene.state.ids('rosterPerson', 'all', '')].find((id) => scene.state.get('rosterPerson', id)?.name === name) ??
  '';
const importId = importIdOf(STREAM, HASH, 'person');
const takeBack = (chunk = 0) => send('TakeBackPeople', { importId, chunk });

describe('what a roster keeps', () => {
  test('DM150 what is not said of a person is unset, and each detail is kept as it was said', () => {
    const scene = begin();
    const { name, shownName, roles, languages, gender, worksWith, phone } = row();
    scene.does(send('AddPerson', { name, shownName, roles, languages, gender, worksWith, phone, unitId: null }));
    expect(people(scene)[0]).toMatchObject(ROSTER_DETAIL_UNSET);
    const detail = {
      dialects: [{ language: 'ro', dialect: 'Moldovan' }],
      certificates: [{ kind: 'nppv_3' as const, issuedOn: '2026-01-10', checkedOn: null, expiresOn: '2029-01-10' }],
      availability: [{ startAt: NOON + 10 * HOUR, endAt: NOON + 16 * HOUR }],
      maxMinutes: 480,
      conflict: 'declared' as const,
      conflictNote: 'Knows a street there',
      travelMinutes: 45,
      email: 'b@harbour.example',
    };
    scene.does(added({ name: 'Ana Sample', shownName: 'Worker B', ...detail }));
    expect(people(scene)[1]).toMatchObject(detail);
  });

  test('DM151 hours in order and apart, each paper once and ending after it begins, dialects of her own languages', () => {
    const scene = begin();
    const span = (from: number, to: number) => ({ startAt: NOON + from * HOUR, endAt: NOON + to * HOUR });
    const paper = (issuedOn: string | null, expiresOn: string | null) => ({
      kind: 'dbs_enhanced' as const,
      issuedOn,
      checkedOn: null,
      expiresOn,
    });
    expect(scene.refuses(added({ availability: [span(0, 4), span(3, 6)] }))).toBe(
      'bad_input: availability.1.startAt order',
    );
    expect(scene.refuses(added({ availability: [span(0, 4), span(4, 6)] }))).toBe('accepted');
    expect(scene.refuses(added({ certificates: [paper(null, null), paper(null, null)] }))).toBe(
      'bad_input: certificates.1.kind not_choice',
    );
    expect(scene.refuses(added({ certificates: [paper('2026-05-02', '2026-05-01')] }))).toBe(
      'bad_input: certificates.0.expiresOn order',
    );
    for (const day of ['2026-02-31', '2027-02-29', '2026-04-31'])
      expect(() => added({ certificates: [paper(day, null)] })).toThrow('not_form');
    expect(scene.refuses(added({ certificates: [paper('2028-02-29', null)] }))).toBe('accepted');
    expect(scene.refuses(added({ dialects: [{ language: 'sq', dialect: 'Gheg' }] }))).toBe(
      'bad_input: dialects.0.language not_choice',
    );
    scene.does(added({ dialects: [{ language: 'ro', dialect: 'Moldovan' }] }));
    const personId = idOf(scene, 'Ioana Sample');
    const languages = { from: ['ro', 'en'], to: ['en'] };
    expect(scene.refuses(send('EditPerson', { personId, fields: { languages } }))).toBe(
      'bad_input: fields.dialects.to.0.language not_choice',
    );
    expect(scene.refuses(send('EditPerson', { personId, fields: { maxMinutes: { from: null, to: 300 } } }))).toBe(
      'accepted',
    );
  });

  test('DM152 what names her, reaches her or was declared stands in sealed fields alone', () => {
    const scene = begin();
    scene.does(added());
    const personId = idOf(scene, 'Ioana Sample');
    const fields = {
      email: { from: '', to: 'i@harbour.example' },
      conflictNote: { from: '', to: 'A cousin in that street' },
      maxMinutes: { from: null, to: 300 },
    };
    const [event] = scene.does(send('EditPerson', { personId, fields }));
    expect(event).toEqual({
      type: 'PersonEdited',
      data: {
        personId,
        agencyId: HARBOUR,
        fields: { maxMinutes: 300 },
        email: 'i@harbour.example',
        conflictNote: 'A cousin in that street',
      },
    });
  });
});

describe('people out of a file', () => {
  test('DM153 all rows of a part come in or none; a unit is found by its name', () => {
    const scene = begin();
    const rows = [
      { was: null, now: row({ unit: 'east' }) },
      { was: null, now: row({ name: 'Ana', shownName: 'B', unit: 'Nowhere' }) },
    ];
    expect(scene.refuses(part(rows))).toBe('bad_input: rows.1.now.unit unknown_thing');
    expect(people(scene)).toEqual([]);
    scene.does(part([{ was: null, now: row({ unit: 'east' }) }]));
    expect(people(scene)[0]?.unitId).toBe('unitEast001');
  });

  test('DM154 a row that changes somebody names what was seen, and changes no name', () => {
    const scene = begin();
    scene.does(added());
    const id = idOf(scene, 'Ioana Sample');
    const was = { id, fields: row() };
    scene.does(part([{ was, now: row({ name: 'Another Name', maxMinutes: 240, phone: '07700 900999' }) }]));
    expect(scene.state.get('rosterPerson', id)).toMatchObject({
      name: 'Ioana Sample',
      maxMinutes: 240,
      phone: '07700 900999',
    });
    expect(scene.refuses(part([{ was, now: row({ maxMinutes: 120 }) }], 1, 2))).toBe(
      'bad_input: rows.0.now.maxMinutes not_choice',
    );
  });

  test('DM156 taken back, a file leaves a number and a mail address that it changed, and counts them', () => {
    const scene = begin();
    scene.does(added());
    const id = idOf(scene, 'Ioana Sample');
    scene.does(part([{ was: { id, fields: row() }, now: row({ maxMinutes: 240, phone: '07700 900999' }) }]));
    scene.does(takeBack());
    expect(scene.state.get('rosterPerson', id)).toMatchObject({ maxMinutes: null, phone: '07700 900999' });
    expect(scene.state.get('import', importId)).toMatchObject({ left: 1, parts: [] });
    expect(scene.refuses(takeBack())).toBe('already_so');
    expect(scene.refuses(send('TakeBackPeople', { importId: 'nosuchthing', chunk: 0 }))).toBe('not_for_you');
  });
});

const someone = fc.record({
  name: fc.constantFrom('Ioana Sample', 'Ana Sample', 'Maria Sample', 'Tessa Sample'),
  shownName: fc.constantFrom('Worker A', 'worker a', 'Worker B'),
  unit: fc.constantFrom('', 'East', 'WEST'),
  maxMinutes: fc.constantFrom(null, 240, 480),
  gender: fc.constantFrom('woman' as const, 'man' as const),
});
const file = fc.array(someone, { minLength: 1, maxLength: 12 });
const before = fc.array(someone, { maxLength: 3 });

/** Brings a file in, in two parts, as new rows alone. */
function bringIn(scene: RosterScene, rows: readonly PersonRow[]): void {
  const half = Math.ceil(rows.length / 2);
  for (const [chunk, some] of [rows.slice(0, half), rows.slice(half)].entries()) {
    if (some.length === 0) continue;
    const command = part(
      some.map((now) => ({ was: null, now })),
      chunk,
      2,
    );
    const decision = scene.when(command);
    if (decision.ok) scene.given(...decision.events);
    else if (decision.refusal.code !== 'already_so') throw new Error(decision.refusal.code);
  }
}

describe('random files', () => {
  /** Files that come in otherwise the second time, or are not wholly gone once they are taken back. */
  async function wrong(run: (scene: RosterScene, rows: readonly PersonRow[]) => void): Promise<number> {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(before, file, async (standing, typed) => {
        const scene = begin();
        for (const one of standing) scene.does(added(one));
        const rows = typed.map((one) => row(one));
        const was = JSON.stringify(people(scene));
        bringIn(scene, rows);
        const once = JSON.stringify(people(scene));
        run(scene, rows);
        const twice = JSON.stringify(people(scene));
        for (const chunk of [1, 0]) if (scene.refuses(takeBack(chunk)) === 'accepted') scene.does(takeBack(chunk));
        if (once !== twice || JSON.stringify(people(scene)) !== was) found += 1;
      }),
      { numRuns: 250, seed: 2026 },
    );
    return found;
  }

  test('DM155 a file imported twice is imported once, and taken back it leaves the roster as it was', async () => {
    expect(await wrong((scene, rows) => bringIn(scene, rows))).toBe(0);
  });

  test('DM155 the proof sees somebody who came in twice', async () => {
    expect(await wrong((scene, rows) => void scene.does(added({ ...rows[0], name: 'Twice' })))).toBeGreaterThan(200);
  });

  /** Events of an import in which a sealed value stands outside of its own field. */
  const telling = (events: readonly { readonly type: string; readonly data: unknown }[], secrets: readonly string[]) =>
    events.filter(({ type, data }) => {
      const {
        name: _a,
        shownName: _b,
        phone: _c,
        email: _d,
        conflictNote: _e,
        ...rest
      } = data as Record<string, unknown>;
      return type !== '' && secrets.some((secret) => JSON.stringify(rest).includes(secret));
    });

  test('DM152 no event of an import holds a sealed value outside of its field', () => {
    const scene = begin();
    const secrets = ['SECRETNAME', 'SECRETWORK', '07700 900777', 'secret@harbour.example', 'SECRETNOTE'];
    const sealed = {
      name: 'SECRETNAME',
      shownName: 'SECRETWORK',
      phone: '07700 900777',
      email: 'secret@harbour.example',
      conflictNote: 'SECRETNOTE',
    };
    scene.does(part([{ was: null, now: row(sealed) }]));
    const id = idOf(scene, 'SECRETNAME');
    scene.does(part([{ was: { id, fields: row(sealed) }, now: row({ ...sealed, phone: '07700 900778' }) }], 1, 2));
    scene.does(takeBack(1));
    expect(telling(scene.events, [...secrets, '07700 900778'])).toEqual([]);
    expect(Object.keys(sealed).toSorted()).toEqual([...ROSTER_SEALED].toSorted());
    const planted = { type: 'PeopleImported', data: { edited: [{ to: { phone: '07700 900777' } }] } };
    expect(telling([planted], secrets)).toEqual([planted]);
  });
});

describe('a mail address', () => {
  test('DM172 it has no character that ends a line, hides or reorders, and names one mailbox', () => {
    const takes = (email: string) => parse(AGENCY_COMMANDS.EditPerson.payload, edit(email)).ok;
    const edit = (to: string) => ({ personId: 'personMaria', fields: { email: { from: '', to } } });
    expect(['', 'b@harbour.example', 'b.c+d@mail.harbour.example'].filter((one) => !takes(one))).toEqual([]);
    const wrong = ['\r', '\n', '\0', '\u0085', '\u001b', '\u200b', '\u2028', '\u202e', ' ', ',', ';', '<', '@'];
    for (const mark of wrong)
      expect([`a${mark}b@harbour.example`, `b@harbour${mark}.example`].filter(takes)).toEqual([]);
  });
});
