import type { DeskContext } from '#shared/desk-line.ts';
import { OPERATION_COMMANDS, type OperationCommandType } from '#shared/commands/operation-commands.ts';

export const idOf = (word: string): string => word.padEnd(11, '_');
/** Thursday 26 November 2026, 14:12:41 in London (GMT). */
export const NOW = Date.UTC(2026, 10, 26, 14, 12, 41);

export const all: ReadonlySet<OperationCommandType> = new Set(
  Object.keys(OPERATION_COMMANDS) as OperationCommandType[],
);

export const context: DeskContext = {
  now: NOW,
  zone: 'Europe/London',
  may: all,
  addresses: [
    { id: idOf('a1'), ref: 'A1', teamId: idOf('mike10') },
    { id: idOf('a2'), ref: 'A2', teamId: idOf('mike20') },
    { id: idOf('a3'), ref: 'A3', teamId: idOf('mike30') },
    { id: idOf('a4'), ref: 'A4', teamId: idOf('mike30') },
  ],
  teams: [
    { id: idOf('mike10'), callSign: 'MIKE 10' },
    { id: idOf('mike20'), callSign: 'MIKE 20' },
    { id: idOf('mike30'), callSign: 'MIKE 30' },
    { id: idOf('mike40'), callSign: 'MIKE 40' },
    { id: idOf('victor1'), callSign: 'VICTOR 1' },
    { id: idOf('vixen1'), callSign: 'VIXEN 1' },
    { id: idOf('control'), callSign: 'CONTROL' },
  ],
  assistances: [{ id: idOf('call2'), addressId: idOf('a2'), acknowledged: false }],
  untold: [
    { name: 'Andrei Ionescu', noticeIds: [idOf('n1'), idOf('n2')] },
    { name: 'Anna Bell', noticeIds: [idOf('n3')] },
  ],
};
