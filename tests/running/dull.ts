/** Everything that a line of the server's log may say: when, how grave, what happened, in which stream, where in our code. */
const SAYS: readonly string[] = ['level', 'time', 'msg', 'url', 'version', 'stream', 'kind', 'at'];
/** The two lines for the person who starts it, of which one only at the first start. */
const FOR_WHO_STARTS = [
  /^Muster is open at \S+$/,
  /^First administrator, to set a password once, within 24 hours: \S+$/,
];

/** R33. What is wrong with a server's output, given the marks that were typed into it; a line each. */
export function undull(output: string, marks: readonly string[]): readonly string[] {
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const faults = marks
      .filter((mark) => line.toLowerCase().includes(mark.toLowerCase()))
      .map((mark) => `${mark} stands in: ${line}`);
    if (FOR_WHO_STARTS.some((form) => form.test(line))) return faults;
    const read = readObject(line);
    if (read === null) return [...faults, `no JSON: ${line}`];
    const more = Object.keys(read).filter((key) => !SAYS.includes(key));
    return more.length === 0 ? faults : [...faults, `says ${more.join(', ')}: ${line}`];
  });
}

function readObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** How many lines of an output report a fault: without any, a search of faults has searched nothing. */
export const faultsIn = (output: string): number =>
  output.split('\n').filter((line) => readObject(line)?.['msg'] === 'fault').length;
