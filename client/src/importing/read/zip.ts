/** Most bytes that the parts of a workbook may unpack to, all together: some thirty times what 5,000 full rows take. */
const MOST_UNPACKED = 48 * 1024 * 1024;
const MOST_PARTS = 2000;

export type Unzipped =
  | { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'broken' }
  /** It would unpack to more than a workbook of addresses and people ever does. */
  | { readonly kind: 'too_large' };

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

class TooLarge extends Error {}

/**
 * Unpacks the parts of a zip file that are wanted. What each part claims of its size is not believed: unpacking stops
 * at a fixed number of bytes. Never rejects. Layout after PKWARE's APPNOTE 6.3, without encryption and Zip64.
 */
export async function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Unzipped> {
  try {
    const parts = new Map<string, Uint8Array>();
    let left = MOST_UNPACKED;
    for (const entry of entriesOf(bytes).filter(({ name }) => wanted(name))) {
      const part = await unpacked(bytes, entry, left);
      left -= part.length;
      parts.set(entry.name, part);
    }
    return { kind: 'parts', parts };
  } catch (error) {
    return { kind: error instanceof TooLarge ? 'too_large' : 'broken' };
  }
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The list at the end of the file. Throws where there is none, or it leads out of the file. */
function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_PARTS) throw new TooLarge();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('no entry where one is listed');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      // Some programs write folders the other way about.
      name: name.replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end mark stands in the last 65,557 bytes, before a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new RangeError('no end of a zip file');
}

async function unpacked(bytes: Uint8Array, { method, packed, at }: Entry, most: number): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== LOCAL) throw new RangeError('no part where one is listed');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) throw new RangeError('a part leads out of the file');
  const part = bytes.subarray(from, from + packed);
  if (method === 0 && part.length <= most) return part;
  if (method === 0) throw new TooLarge();
  if (method !== 8) throw new RangeError('packed in a way not known here');
  return inflated(part, most);
}

async function inflated(part: Uint8Array, most: number): Promise<Uint8Array> {
  const source = new Blob([part as Uint8Array<ArrayBuffer>]).stream();
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length;
    if (length > most) {
      await reader.cancel();
      throw new TooLarge();
    }
    pieces.push(piece.value);
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A zip file of parts that are not packed, for a reader that takes zip files only. Check sums are left at nought. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const [name, part] of parts) {
    const label = new TextEncoder().encode(name);
    const sizes = [part.length, part.length] as const;
    const local = header(
      LOCAL,
      30,
      [
        [18, sizes[0]],
        [22, sizes[1]],
      ],
      [[26, label.length]],
    );
    central.push(
      header(
        CENTRAL,
        46,
        [
          [20, sizes[0]],
          [24, sizes[1]],
          [42, at],
        ],
        [[28, label.length]],
      ),
      label,
    );
    pieces.push(local, label, part);
    at += local.length + label.length + part.length;
  }
  const listed = central.reduce((sum, { length }) => sum + length, 0);
  const end = header(
    END,
    22,
    [
      [12, listed],
      [16, at],
    ],
    [
      [8, parts.size],
      [10, parts.size],
    ],
  );
  const all = [...pieces, ...central, end];
  return joined(
    all,
    all.reduce((sum, { length }) => sum + length, 0),
  ) as Uint8Array<ArrayBuffer>;
}

type Numbers = readonly (readonly [at: number, value: number])[];

function header(mark: number, length: number, long: Numbers, short: Numbers): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark, true);
  for (const [at, value] of long) view.setUint32(at, value, true);
  for (const [at, value] of short) view.setUint16(at, value, true);
  return bytes;
}
