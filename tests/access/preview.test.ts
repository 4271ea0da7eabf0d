import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { Put } from '#shared/protocol.ts';
import type { AudienceName } from '#server/access/audiences.ts';
import { audiencesOf, previewOf } from '#server/access/audiences.ts';
import type { Cut, Rule } from '#server/access/cut.ts';
import { OPERATION_CUT, PREVIEW_CUT } from '#server/access/cuts.ts';
import { fullView } from '#server/access/full-view.ts';
import { isEqual } from '#server/access/patch.ts';
import { KEPT_BACK } from '#server/access/projectors-preview.ts';
import type { OperationEntities } from '#server/domain/operation-state.ts';
import { OPERATION_INDEXES } from '#server/domain/operation-state.ts';
import type { Reader } from '#server/domain/tables.ts';
import { Tables } from '#server/domain/tables.ts';
import type { Canary } from '../support/harness/canary.ts';
import { canariesOf, marked, mayFind, stateOf } from '../support/harness/canary.ts';
import { withLeaf } from '../support/harness/leaves.ts';
import { anotherValue, operationCanary } from '../support/harness/operation-canary.ts';
import { randomHistory } from '../support/harness/random-operation.ts';
import { OPERATION, PEOPLE } from './people.ts';

type Operations = Reader<OperationEntities>;
type PreviewCut = Cut<OperationEntities>;

/** What the lead may look at of an agency's view: written apart from the rules. */
const FIELDS: Readonly<Record<string, string>> = {
  operation: 'area zone phase standing liaison',
  agency: 'name short kind units',
  request:
    'ref agencyId unitId role number placeKind placeId area startAt endAt windows languages gender worksWith note ' +
    'askedAt answerBy standing dialects certificates terms expenses contact reminders',
  message: 'requestId from text at',
  assignment:
    'requestId agencyId unitId role languages gender startAt endAt answer answeredAt answeredBy presence presenceAt ' +
    'arrival dialects conflict hours',
  capacity: 'agencyId unitId role number languages gender hours note at',
  place: 'label kind level area cell name line postcode point since',
  risk: 'requestId kind level hazard control owner review shared at',
  logEntry: 'sight happenedAt receivedAt agencyId',
  contest: 'on field standing other at',
  notice: 'kind to about at told toldAt sent',
};

/** What police gave the agency and the lead does not see in this form: the number under which it knows a place. */
const GIVEN_BY_POLICE: readonly string[] = ['showing label'];

const world = marked(operationCanary);
const state = stateOf(world, world.records);
const own: Readonly<Record<string, AudienceName>> = { H: 'agency:H', K: 'agency:K', HU1: 'unit:HU1', HU2: 'unit:HU2' };
const previews: Readonly<Record<string, AudienceName>> = {
  H: previewOf('H', null),
  K: previewOf('K', null),
  HU1: previewOf('H', 'HU1'),
  HU2: previewOf('H', 'HU2'),
};

/** Fields of a preview that differ from the agency's own view of the same state, or stand in none of its records. */
function beyondTheAgency(reader: Operations, name: AudienceName, agencys: AudienceName, cut: PreviewCut): string[] {
  const view = fullView(OPERATION_CUT, reader, agencys);
  return fieldsOf(fullView(cut, reader, name)).flatMap(({ kind, id, field, value }) => {
    const theirs = view[kind as keyof Put]?.[id];
    const same = theirs !== undefined && Object.hasOwn(theirs, field) && isEqual(theirs[field], value);
    return same ? [] : [`${name}: ${kind}/${id} ${field} is not as the agency sees it`];
  });
}

const fieldsOf = (put: Put) =>
  Object.entries(put).flatMap(([kind, records]) =>
    Object.entries(records).flatMap(([id, fields]) =>
      Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })),
    ),
  );

/** Leaves that are neither the lead's to find nor given to the agency by police. */
const isSecret = ({ record, leaf }: Canary<OperationEntities>): boolean =>
  !mayFind(world, record, leaf.path).has('lead') && !GIVEN_BY_POLICE.includes(`${record.kind} ${leaf.path}`);

/** Secrets whose token stands in a preview, and secrets that move a byte of one when they change. */
function escapes(cut: PreviewCut): readonly string[] {
  const bytesIn = (reader: Operations) =>
    Object.fromEntries(
      Object.entries(previews).map(([who, name]) => [who, JSON.stringify(fullView(cut, reader, name))]),
    );
  const before = bytesIn(state);
  return canariesOf(world)
    .filter(isSecret)
    .flatMap((canary) => {
      const { record, leaf, isToken } = canary;
      const what = `${record.row} ${leaf.path}`;
      const found = isToken ? Object.values(before).some((bytes) => bytes.includes(JSON.stringify(leaf.value))) : false;
      const other = anotherValue(canary);
      if (other === undefined) return found ? [`${what} is found`] : [];
      const records = world.records.map((one) =>
        one === record ? { ...one, value: withLeaf(record.value, leaf.at, other) } : one,
      );
      const moved = !isEqual(before, bytesIn(stateOf(world, records)));
      return [...(found ? [`${what} is found`] : []), ...(moved ? [`${what} moves it`] : [])];
    });
}

/** Fields that a preview has beyond its list, and fields of the list that no preview of the world has. */
function againstTheList(cut: PreviewCut): readonly string[] {
  const has = new Set(
    Object.values(previews).flatMap((name) =>
      fieldsOf(fullView(cut, state, name)).map(({ kind, field }) => `${kind} ${field}`),
    ),
  );
  const listed = new Set(
    Object.entries(FIELDS).flatMap(([kind, names]) => names.split(' ').map((field) => `${kind} ${field}`)),
  );
  return [
    ...[...has].filter((one) => !listed.has(one)).map((one) => `${one} is shown and not listed`),
    ...[...listed].filter((one) => !has.has(one)).map((one) => `${one} is listed and never shown`),
  ];
}

/** Everything that the agency sees, as if all of it were the lead's. */
const everything: PreviewCut = {
  ...PREVIEW_CUT,
  rules: Object.fromEntries(
    Object.entries(OPERATION_CUT.rules).flatMap(([kind, byClass]) => {
      const rule = (byClass as { readonly agency?: Rule<OperationEntities> }).agency;
      return rule === undefined ? [] : [[kind, { preview: rule }]];
    }),
  ),
};

describe('an agency’s view as its lead may look at it', () => {
  test('NK50 holds the fields of the list and no other', () => {
    expect(againstTheList(PREVIEW_CUT)).toEqual([]);
    expect(againstTheList(everything)).toContain('assignment shownName is shown and not listed');
  });

  test('NK50 holds no secret of the agency, and no secret moves a byte of it', () => {
    expect(escapes(PREVIEW_CUT)).toEqual([]);
    const planted = escapes(everything);
    for (const what of ['assignment shownName', 'logEntry.care text', 'assignment slackMinutes'])
      expect(planted).toContain(`${what} is found`);
    expect(planted).toContain('assignment personId moves it');
  }, 60_000);

  test('NK51 is the agency’s own view, field by field equal or absent, in the canary world and in random ones', () => {
    const RUNS = 60;
    let compared = 0;
    for (const [who, name] of Object.entries(previews))
      expect(beyondTheAgency(state, name, own[who] ?? 'desk', PREVIEW_CUT)).toEqual([]);
    fc.assert(
      fc.property(randomHistory, (history) => {
        const tables = new Tables<OperationEntities>(OPERATION_INDEXES);
        for (const commit of history) {
          tables.apply(commit);
          const found = ['G1', 'G2', 'G3'].flatMap((agencyId) => {
            const units = tables.get('agency', agencyId)?.units ?? [];
            compared += 1 + units.length;
            return [
              ...beyondTheAgency(tables, previewOf(agencyId, null), `agency:${agencyId}`, PREVIEW_CUT),
              ...units.flatMap(({ id }) => beyondTheAgency(tables, previewOf(agencyId, id), `unit:${id}`, PREVIEW_CUT)),
            ];
          });
          expect(found).toEqual([]);
        }
      }),
      { seed: 51_000, numRuns: RUNS },
    );
    expect(beyondTheAgency(state, previewOf('H', 'HU1'), 'unit:HU2', PREVIEW_CUT)).not.toEqual([]);
    console.log(`NK51: ${compared} previews of ${RUNS} random histories, each field equal or absent`);
  }, 120_000);

  test('NK51 what stands in it beside the lead’s own view is what police gave the agency', () => {
    const leads = JSON.stringify(fullView(OPERATION_CUT, state, 'lead'));
    const besides = (cut: PreviewCut) => {
      const bytes = Object.values(previews)
        .map((name) => JSON.stringify(fullView(cut, state, name)))
        .join();
      return canariesOf(world)
        .filter(({ isToken, leaf }) => isToken && bytes.includes(JSON.stringify(leaf.value)))
        .filter(({ leaf }) => !leads.includes(JSON.stringify(leaf.value)))
        .map(({ record, leaf }) => `${record.kind} ${leaf.path}`);
    };
    expect([...new Set(besides(PREVIEW_CUT))]).toEqual(GIVEN_BY_POLICE);
    expect(besides(everything)).toContain('assignment shownName');
  });

  test('NK52 what is kept back is said in words, whole, and the same whatever there is', () => {
    const fields = (cut: PreviewCut, names: readonly AudienceName[]) =>
      new Set(
        names.flatMap((name) => fieldsOf(fullView(cut, state, name)).map(({ kind, field }) => `${kind} ${field}`)),
      );
    const seen = fields(OPERATION_CUT, Object.values(own));
    const shown = fields(PREVIEW_CUT, Object.values(previews));
    const said = KEPT_BACK.flatMap(({ on, fields }) => fields.map((field) => `${on} ${field}`));
    const kept = [...seen].filter((one) => !shown.has(one));
    // A risk's request is there in what police shared, and kept back in what the agency wrote.
    expect(said.filter((one) => one !== 'risk requestId').sort()).toEqual(kept.sort());
    const agencyRisks = fullView(PREVIEW_CUT, state, previewOf('H', null)).risk ?? {};
    expect(Object.keys(agencyRisks)).toContain('RI6');
    expect(Object.keys(agencyRisks)).not.toContain('RI4');
    const told = fullView(PREVIEW_CUT, state, previewOf('H', null)).notice ?? {};
    expect(Object.keys(told)).toContain('N1');
    expect(Object.keys(told)).not.toContain('N4');
  });

  test('NK53 is followed by nobody: it is the audience of no principal, and its rules stand in no cut that is followed', () => {
    for (const principal of Object.values(PEOPLE)) {
      const audiences = audiencesOf(principal, OPERATION, state);
      expect(JSON.stringify(audiences)).not.toContain('preview');
    }
    expect(Object.values(OPERATION_CUT.rules).flatMap((byClass) => Object.keys(byClass))).not.toContain('preview');
    expect(fullView(OPERATION_CUT, state, previewOf('H', null))).toEqual({});
  });
});
