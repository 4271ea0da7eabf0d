/** A table of cells as a program would write it down. */
export type Table = readonly (readonly string[])[];

export const MARKS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

/** Cells with quotes, separators or line breaks are quoted, as spreadsheet programs do. */
export const separated = (table: Table, mark: string): string =>
  table
    .map((cells) =>
      cells.map((cell) => (/[",;|\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(mark),
    )
    .join('\r\n');

const utf16 = (text: string, little: boolean, marked: boolean): Uint8Array => {
  const bytes = new Uint8Array((text.length + (marked ? 1 : 0)) * 2);
  const view = new DataView(bytes.buffer);
  const whole = marked ? `\uFEFF${text}` : text;
  for (let at = 0; at < whole.length; at += 1) view.setUint16(at * 2, whole.charCodeAt(at), little);
  return bytes;
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every way in which text is written down here, with the letters that it can hold. */
export const ENCODINGS: readonly {
  readonly name: string;
  readonly encode: (text: string) => Uint8Array;
  readonly letters: string;
}[] = [
  { name: 'utf-8', encode: utf8, letters: 'așțîéŻO’Модел小林' },
  { name: 'utf-8 with its mark', encode: (text) => utf8(`\uFEFF${text}`), letters: 'așțîéŻO’Модел' },
  { name: 'utf-16le with its mark', encode: (text) => utf16(text, true, true), letters: 'ășțMouл小' },
  { name: 'utf-16be with its mark', encode: (text) => utf16(text, false, true), letters: 'ășțMouл小' },
  { name: 'utf-16le', encode: (text) => utf16(text, true, false), letters: 'ășțM' },
  { name: 'utf-16be', encode: (text) => utf16(text, false, false), letters: 'ășțM' },
  {
    name: 'windows-1252',
    encode: (text) => Uint8Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))),
    letters: 'éöüÅß’',
  },
];
