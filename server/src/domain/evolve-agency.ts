import type { AgencyFact } from './agency-events.ts';
import type { AgencyEntities } from './agency-state.ts';
import type { Folds } from './folding.ts';
import { patched } from './folding.ts';
import { rosterMark } from './roster-mark.ts';

/** How the facts of an agency's own stream change its roster. */
export const AGENCY_FOLDS: Folds<AgencyFact, AgencyEntities> = {
  PersonAdded: (_state, { personId, agencyId: _agencyId, ...person }) => [
    { kind: 'rosterPerson', id: personId, value: person },
  ],
  PersonEdited: (state, { personId, agencyId: _agencyId, fields, ...sealed }) =>
    patched(state, 'rosterPerson', personId, { ...fields, ...sealed }),
  PersonRemoved: (_state, { personId }) => [{ kind: 'rosterPerson', id: personId, value: null }],
  PeopleImported: (state, { importId, partId, fileHash, chunk, of, rows, added, edited, at }) => {
    const before = state.get('import', importId);
    // What was taken back whole begins anew.
    const begun = before !== undefined && before.parts.length > 0 ? before : undefined;
    const part = state.get('importPart', partId);
    const marked = added.flatMap((personId) => {
      const person = state.get('rosterPerson', personId);
      return person === undefined ? [] : [{ personId, as: rosterMark(person) }];
    });
    return [
      {
        kind: 'import',
        id: importId,
        value: {
          fileHash,
          at: begun?.at ?? at,
          of,
          rows: (begun?.rows ?? 0) - (part?.rows ?? 0) + rows,
          added: (begun?.added ?? 0) + added.length,
          changed: (begun?.changed ?? 0) + edited.length,
          parts: [...new Set([...(begun?.parts ?? []), chunk])].sort((a, b) => a - b),
          takenBack: before?.takenBack ?? 0,
          left: begun?.left ?? 0,
        },
      },
      {
        kind: 'importPart',
        id: partId,
        value: {
          importId,
          chunk,
          rows,
          added: [...(part?.added ?? []), ...marked],
          edited: [...(part?.edited ?? []), ...edited],
        },
      },
    ];
  },
  PeopleTakenBack: (state, { importId, partId, chunk, left }) => {
    const before = state.get('import', importId);
    const part = state.get('importPart', partId);
    if (before === undefined || part === undefined) return [];
    return [
      {
        kind: 'import',
        id: importId,
        value: {
          ...before,
          rows: before.rows - part.rows,
          added: before.added - part.added.length,
          changed: before.changed - part.edited.length,
          parts: before.parts.filter((one) => one !== chunk),
          takenBack: before.takenBack + 1,
          left: before.left + left,
        },
      },
      { kind: 'importPart', id: partId, value: null },
    ];
  },
};
