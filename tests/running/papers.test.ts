import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './image-faults.ts';
import { leftOut, namedInVain, readPapers, type Papers } from './paper-faults.ts';

/** The papers with one thing in one of them made another; throws where it is not there to be changed. */
function changed(paper: string, from: string, to: string): Papers {
  const papers = new Map(readPapers());
  const text = papers.get(paper) ?? '';
  if (!text.includes(from)) throw new Error(`${paper} does not say "${from}"`);
  papers.set(paper, text.replaceAll(from, to));
  return papers;
}

/** The faults that a change has brought. */
function more(proof: (papers: Papers) => readonly string[], papers: Papers): readonly string[] {
  const before = new Set(proof(readPapers()));
  return proof(papers).filter((fault) => !before.has(fault));
}

const IN_VAIN: readonly (readonly [what: string, paper: string, from: string, to: string])[] = [
  ['a command', 'README.md', 'npm run bench', 'npm run speed'],
  ['an option of a command', 'README.md', '--play', '--perform'],
  ['a file', 'docs/architecture.md', 'server/src/live/command-door.ts', 'server/src/live/door.ts'],
  ['a file by its end', 'docs/architecture.md', '`evolve-*.ts`', '`unfold-*.ts`'],
  ['a folder', 'docs/architecture.md', '`client/src/plan`', '`client/src/planner`'],
  ['a link', 'README.md', '(docs/glossary.md)', '(docs/words.md)'],
  ['a setting', 'README.md', 'MUSTER_TRUST_PROXY', 'MUSTER_TRUSTED_PROXY'],
  ['a rule', 'CONTRIBUTING.md', 'LG3', 'LG300'],
];
const LEFT_OUT: readonly (readonly [what: string, paper: string, from: string, to: string])[] = [
  ['a setting', 'README.md', '| `MUSTER_PORT` |', '| `PORT` |'],
  ['a default', 'README.md', '| `4400` |', '| `80` |'],
  ['a decision', 'docs/decisions/README.md', '0003-one-cut.md', '0002-log-format.md'],
  ['the costs of a decision', 'docs/decisions/0006-one-process.md', '## Costs accepted', '## What else'],
  ['a promise', 'docs/security-requirements.md', '| R17 |', '| R18 |'],
  ['where a promise is shown', 'docs/security-requirements.md', '`tests/gateway/socket-readers.test.ts`', 'somewhere'],
  ['a word of the vocabulary', 'docs/glossary.md', '**Told by voice**', '**Told by phone**'],
  ['a room', 'docs/architecture.md', '`client/src/worker`', '`the worker`'],
  ['a prefix', 'shared/SPEC.md', '| NK |', '| NN |'],
  ['the tests of a prefix', 'shared/SPEC.md', '| `tests/access` |', '| `tests/domain` |'],
  ['a package', 'docs/decisions/0001-stack.md', '| fast-check |', '| a checker |'],
];

describe('the papers', () => {
  test('RN1 RN8 every command, file, link, setting and rule that they name is there', () => {
    const papers = readPapers();
    expect(papers.size).toBeGreaterThan(10);
    expect(namedInVain(papers)).toEqual([]);
  });

  test('RN1 RN9 settings, decisions, promises, words, rooms, prefixes and packages are all there', () => {
    expect(leftOut(readPapers())).toEqual([]);
  });

  test('RN8 the picture is one of the board, and small', () => {
    const picture = readFileSync(join(ROOT, 'docs/board.png'));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1440, 900]);
    expect(picture.length).toBeLessThan(300 * 1024);
  });

  test.each(IN_VAIN)('RN8 %s that is not there is found', (_, paper, from, to) => {
    expect(more(namedInVain, changed(paper, from, to))).not.toEqual([]);
  });

  test.each(LEFT_OUT)('RN9 %s that is left out is found', (_, paper, from, to) => {
    expect(more(leftOut, changed(paper, from, to))).not.toEqual([]);
  });
});
