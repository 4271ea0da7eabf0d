/** What of the expected words is lost, doubled or out of order in a log; no two of the expected are the same. */
export function orderFaults(expected: readonly string[], log: readonly string[]): readonly string[] {
  const lost = expected.filter((one) => !log.includes(one)).map((one) => `lost: ${one}`);
  const doubled = expected
    .filter((one) => log.filter((entry) => entry === one).length > 1)
    .map((one) => `doubled: ${one}`);
  const order = log.filter((one) => expected.includes(one));
  const moved =
    lost.length + doubled.length === 0 && order.join('\n') !== expected.join('\n') ? [`order: ${order.join(' ')}`] : [];
  return [...lost, ...doubled, ...moved];
}
