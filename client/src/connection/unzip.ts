/** More than the largest view there can be; a welcome beyond it is not read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Gzipped JSON, read; undefined where it is not that, or would be too large. Never rejects. */
export async function unzipJson(bytes: Uint8Array): Promise<unknown> {
  try {
    const zipped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await textOf(zipped));
  } catch {
    return undefined;
  }
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.byteLength;
    if (read > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError('The welcome is too large.');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
