/** Many of a kind, a few hundred under way at a time: the door gathers what comes together. */
export async function many<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  const AT_ONCE = 200;
  for (let from = 0; from < count; from += AT_ONCE) {
    const part = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => make(from + n));
    made.push(...(await Promise.all(part)));
  }
  return made;
}
