import type { PeoplePart } from './commands/agency-commands.ts';
import type { ImportPart } from './commands/import-rows.ts';
import type { ImportKind } from './plan-vocabulary.ts';
import { deriveId, type Id } from './ids.ts';

/** The import that all parts of one file and kind belong to. */
export const importIdOf = (stream: string, fileHash: string, kind: ImportKind | 'person'): Id =>
  deriveId(stream, `${kind} of ${fileHash}`, 0);

/** One part of an import. */
export const importPartIdOf = (stream: string, importId: Id, chunk: number): Id =>
  deriveId(stream, `part of ${importId}`, chunk);

/**
 * The id of the command that brings a part in: the same for the same rows, so that a repeat, a second tab or going on
 * after a cut adds nothing; another for rows that were mended since, and after a part of the file was taken back
 * (`takenBack` of the import, nought where there is none). Each member has ids of their own (`by`): a command of
 * somebody else's is not theirs to repeat, and that its rows are in already is for the server to say.
 */
export const importCommandId = (stream: string, part: ImportPart | PeoplePart, takenBack: number, by: string): Id =>
  deriveId(stream, JSON.stringify([by, part]), takenBack);
