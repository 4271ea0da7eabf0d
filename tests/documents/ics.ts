/**
 * The entries of a calendar file, each by the names of its properties, read as strictly as RFC 5545 writes it: lines end
 * in CRLF and are 75 octets at most, folded ones are joined. Throws where it is not so.
 */
export function entriesIn(text: string): readonly ReadonlyMap<string, string>[] {
  const raw = text.split('\r\n');
  for (const line of raw) {
    if (line.includes('\n') || line.includes('\r')) throw new Error('a line that does not end in CRLF');
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`);
  }
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== '' || lines.at(-2) !== 'END:VCALENDAR')
    throw new Error('no calendar');
  const entries: Map<string, string>[] = [];
  let entry: Map<string, string> | null = null;
  for (const line of lines.slice(1, -2)) {
    if (line === 'BEGIN:VEVENT') entries.push((entry = new Map()));
    else if (line === 'END:VEVENT') entry = null;
    else if (line.startsWith('BEGIN:')) throw new Error(`a part that is no entry: ${line}`);
    else entry?.set(line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1));
  }
  return entries;
}
