import { expect, test } from '@jest/globals';
import { staySignedIn } from '#client/app/stay-signed-in.ts';

const MINUTE = 60_000;

test('CL27 whoever uses a page stays signed in: it is told at most once in five minutes, and not when nobody is there', () => {
  const page = new EventTarget() as unknown as Window;
  let now = 0;
  let told = 0;
  const stop = staySignedIn(
    page,
    () => (told += 1),
    () => now,
  );
  page.dispatchEvent(new Event('keydown'));
  expect(told).toBe(0);
  for (let minute = 1; minute <= 30; minute += 1) {
    now = minute * MINUTE;
    page.dispatchEvent(new Event(minute % 2 === 0 ? 'pointerdown' : 'keydown'));
  }
  expect(told).toBe(6);
  now += 60 * MINUTE;
  expect(told).toBe(6);
  stop();
  page.dispatchEvent(new Event('keydown'));
  expect(told).toBe(6);
});
