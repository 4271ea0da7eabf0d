import { randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { describe, expect, test } from '@jest/globals';
import { BUSY, createLane, type Lane } from '#server/identity/lane.ts';
import { createPasswords, passwordFaults } from '#server/identity/passwords.ts';

/** A piece of work that ends when it is told to. */
function held() {
  let finish: (value: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => {
    finish = resolve;
  });
  return { work: () => promise, finish: () => finish('done') };
}

/** What a lane got wrong when `arriving` pieces of work came at once: more running than its width, or more waiting. */
async function crowd(lane: Lane, arriving: number, width: number, waiting: number): Promise<string[]> {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  const results = await Promise.all(Array.from({ length: arriving }, () => lane.run(work)));
  const turnedAway = results.filter((result) => result === BUSY).length;
  const expected = Math.max(0, arriving - width - waiting);
  return [
    ...(most > width ? [`${most} ran at once`] : []),
    ...(turnedAway === expected ? [] : [`${turnedAway} of ${arriving} turned away, not ${expected}`]),
  ];
}

describe('R20 the lane of hashes', () => {
  test('ID3 two run, twenty wait, the rest is turned away at once', async () => {
    for (const arriving of [1, 2, 3, 22, 23, 1000]) expect(await crowd(createLane(2, 20), arriving, 2, 20)).toEqual([]);
  });

  test('ID3 a lane that lets everybody in is found', async () => {
    const planted: Lane = { run: (work) => work() };
    expect((await crowd(planted, 1000, 2, 20)).length).toBeGreaterThan(0);
  });

  test('ID3 work that fails leaves its place to the next', async () => {
    const lane = createLane(1, 1);
    const first = held();
    const running = lane.run(first.work);
    const failing = lane.run(() => Promise.reject(new Error('planned')));
    expect(await lane.run(first.work)).toBe(BUSY);
    first.finish();
    expect(await running).toBe('done');
    await expect(failing).rejects.toThrow('planned');
    expect(await lane.run(async () => 'next')).toBe('next');
  });
});

describe('passwords', () => {
  test('ID2 a password is kept as Argon2id with the stated cost', async () => {
    const passwords = await createPasswords(randomBytes);
    const kept = await passwords.hash('nine herons at the weir');
    if (kept === BUSY) throw new Error('busy');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(kept, 'nine herons at the weir')).toBe(true);
    expect(await passwords.verify(kept, 'nine herons at the wier')).toBe(false);
    expect(await verify(kept, 'nine herons at the weir')).toBe(true);
  });

  test('ID2 without a hash the same work is done, and the answer is no', async () => {
    let ran = 0;
    const lane = createLane(2, 20);
    const counting: Lane = {
      run: (work) => {
        ran += 1;
        return lane.run(work);
      },
    };
    const passwords = await createPasswords(randomBytes, counting);
    expect(await passwords.verify(null, 'nine herons at the weir')).toBe(false);
    expect(ran).toBe(1);
  });

  test('ID2 the same characters fit however they were composed', async () => {
    const passwords = await createPasswords(randomBytes);
    const kept = await passwords.hash('caf\u00e9 by the weir');
    if (kept === BUSY) throw new Error('busy');
    expect(await passwords.verify(kept, 'cafe\u0301 by the weir')).toBe(true);
  });

  test('ID2 a new password has 12 to 200 characters and is not one of those guessed first', () => {
    const reasonOf = (password: string) => passwordFaults(password, 'a.sample')[0]?.reason ?? null;
    const rows: readonly (readonly [password: string, reason: string | null])[] = [
      ['nine herons', 'too_short'],
      ['nine herons!', null],
      ['😀'.repeat(11), 'too_short'],
      [`${'nine herons '.repeat(16)}nine her`, null],
      [`${'nine herons '.repeat(16)}nine hero`, 'too_long'],
      ['x'.repeat(1_000_000), 'too_long'],
      ['nine\u0000herons at', 'unfit'],
      ['nine\u202eherons at', 'unfit'],
      ['nine \ud800 herons', 'unfit'],
      ['aaaaaaaaaaaa', 'not_choice'],
      ['123456789012', 'not_choice'],
      ['Password1234', 'not_choice'],
      ['Muster2026!!', 'not_choice'],
      ['mustermuster', 'not_choice'],
      ['a.sample1234', 'not_choice'],
      ['A.Sample-2026', 'not_choice'],
      ['musters of nine herons', null],
    ];
    expect(
      rows.filter(([password, reason]) => reasonOf(password) !== reason).map(([password]) => password.slice(0, 30)),
    ).toEqual([]);
  });
});
