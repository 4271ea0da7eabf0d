import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** All that a page has received since this was called: frames of its sockets, welcomes unzipped, and answers of the API. */
export interface Wire {
  /** Every byte so far, as text; answers that are still being read are waited for. */
  text(): Promise<string>;
}

/** Listens from now on; to be called before the page is opened. */
export function listen(page: Page): Wire {
  const parts: string[] = [];
  const reading: Promise<void>[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      parts.push(typeof payload === 'string' ? payload : unzipped(payload));
    });
  });
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    reading.push(
      response.text().then(
        (text) => void parts.push(text),
        // A page that was left takes its unread answers with it.
        () => undefined,
      ),
    );
  });
  return {
    async text() {
      await Promise.all(reading);
      return parts.join('\n');
    },
  };
}

function unzipped(payload: Buffer): string {
  try {
    return gunzipSync(payload).toString('utf8');
  } catch {
    return payload.toString('utf8');
  }
}

/** Forbidden words in a text, each once, whatever the case. */
export const leaks = (text: string, forbidden: readonly string[]): readonly string[] => {
  const low = text.toLowerCase();
  return forbidden.filter((word) => low.includes(word.toLowerCase()));
};
