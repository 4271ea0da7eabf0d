import type { Folds, OperationChange } from './folding.ts';
import { patched } from './folding.ts';
import { planMark } from './import-things.ts';
import { importWords } from './import-words.ts';
import type { OperationFact } from './operation-events.ts';
import type { Import, OperationEntities } from './operation-state.ts';
import { entryOf, nameOf } from './said.ts';

type ImportTypes = 'RowsImported' | 'RowsTakenBack';

/** How parts of a file come in and are taken back; the rows themselves are facts of their own kinds. */
export const IMPORT_FOLDS: Folds<Pick<OperationFact, ImportTypes>, OperationEntities> = {
  RowsImported: (state, { importId, partId, fileHash, kind, chunk, of, rows, added, edited, said }) => {
    const before = state.get('import', importId);
    // What was taken back whole begins anew, with a line of its own.
    const begun = before !== undefined && before.parts.length > 0 ? before : undefined;
    const part = state.get('importPart', partId);
    const value: Import = {
      kind,
      fileHash,
      at: begun?.at ?? said.happenedAt,
      by: begun?.by ?? nameOf(state, said),
      of,
      rows: (begun?.rows ?? 0) - (part?.rows ?? 0) + rows,
      added: (begun?.added ?? 0) + added.length,
      changed: (begun?.changed ?? 0) + edited.length,
      parts: [...new Set([...(begun?.parts ?? []), chunk])].sort((a, b) => a - b),
      takenBack: before?.takenBack ?? 0,
      left: begun?.left ?? 0,
      entryId: begun?.entryId ?? said.entryId,
    };
    const marked = added.map((thing) => ({ ...thing, as: planMark(state, thing) }));
    const entry: OperationChange = entryOf(state, said, {
      addressId: null,
      text: importWords(value),
      about: { kind: 'plan', id: importId },
    });
    return [
      { kind: 'import', id: importId, value },
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
      ...(begun === undefined ? [entry] : patched(state, 'logEntry', begun.entryId, { text: importWords(value) })),
    ];
  },
  RowsTakenBack: (state, { importId, partId, chunk, left }) => {
    const before = state.get('import', importId);
    const part = state.get('importPart', partId);
    if (before === undefined || part === undefined) return [];
    const value: Import = {
      ...before,
      rows: before.rows - part.rows,
      added: before.added - part.added.length,
      changed: before.changed - part.edited.length,
      parts: before.parts.filter((one) => one !== chunk),
      takenBack: before.takenBack + 1,
      left: before.left + left,
    };
    return [
      { kind: 'import', id: importId, value },
      { kind: 'importPart', id: partId, value: null },
      ...patched(state, 'logEntry', before.entryId, { text: importWords(value) }),
    ];
  },
};
