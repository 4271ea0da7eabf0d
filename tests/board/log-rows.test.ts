import { expect, test } from '@jest/globals';
import { logRows } from '#client/log/log-rows.ts';
import { ERASED } from '#shared/erased.ts';
import { at, records, recordsOf } from './records.ts';

const zone = 'Europe/London';
const texts = (filter: Parameters<typeof logRows>[1]) =>
  logRows(records, filter, zone).map((row) => [row.time, row.where, row.lead, row.text, row.after].join('|'));

test('BD36 newest last, with who said it, by what way, and what was confirmed since', () => {
  const all = texts('all');
  expect(all[0]).toBe('14:00:00|A2||Entry.|MIKE 20');
  expect(all).toContain('14:04:12|A1||Secured.|MIKE 10 · confirmed by radio 14:04:40');
  expect(all).toContain('14:09:10|A1||Support may come in.|MIKE 10 by radio');
  expect(all.at(-1)).toBe('14:12:00|A2|Assistance|rear garden.|MIKE 22 by radio');
});

test('BD37 of a care entry only that there is one: its words are kept on the care side', () => {
  const care = logRows(records, 'all', zone).find((row) => row.sign === 'care');
  expect(care).toMatchObject({
    where: 'A1',
    text: 'A care entry of Harbour.',
    after: 'words kept on the care side',
    tone: 'care',
  });
});

test('BD38 narrowed to decisions, or to what only one source has said', () => {
  expect(texts('decisions')).toEqual([
    '14:09:55|Loggist|Decision 7|Nurse to A1 rather than Reception. Reason: two women unwell.|L. Loggist',
  ]);
  const open = texts('not_confirmed').map((line) => line.split('|').slice(0, 4).join('|'));
  expect(open).toContain('14:09:10|A1||Support may come in.');
  expect(open.join()).not.toContain('14:04:12');
});

test('BD39 struck and erased entries stay, as what they are', () => {
  const logEntry = {
    a: { happenedAt: at(1), receivedAt: at(1), text: 'x', struck: { reason: 'wrong', at: at(2), by: 'R. Desk' } },
    b: { happenedAt: at(2), receivedAt: at(2), text: ERASED },
    c: { happenedAt: at(1), receivedAt: at(3), text: 'later by receipt' },
  };
  const rows = logRows(recordsOf({ logEntry }), 'all', zone);
  expect(rows.map((row) => row.id)).toEqual(['a', 'c', 'b']);
  expect(rows[0]).toMatchObject({ struck: 'struck out by R. Desk: wrong', text: 'x' });
  expect(rows[2]).toMatchObject({ erased: true, text: '' });
});
