import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createMailer } from '#server/messages/mailer.ts';
import { mailWithLink, MAIL_TEXT } from '#server/messages/message-text.ts';
import { type MailHost, openMailHost } from './listening.ts';

const NOW = Date.UTC(2026, 10, 24, 12, 0, 5);
let host: MailHost;
beforeAll(async () => {
  host = await openMailHost();
});
afterAll(() => host.close());

const mailer = (port = host.port) =>
  createMailer(
    { host: '127.0.0.1', port, secure: false, login: null, from: 'muster@force.example' },
    randomBytes,
    () => NOW,
  );

/** Header lines of a mail, by their names; the body apart. */
function takenApart(raw: string) {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { headers, body: body.join('\r\n\r\n') };
}

describe('one mail', () => {
  test('MS5 it is text alone, with a random id, and no header that says more than that there is mail', async () => {
    expect(await mailer().send('worker@harbour.example', MAIL_TEXT)).toBe('sent');
    expect(await mailer().send('worker@harbour.example', MAIL_TEXT)).toBe('sent');
    const [mail, again] = await host.has(2);
    const { headers, body } = takenApart(mail?.raw ?? '');
    expect([...headers.keys()].toSorted()).toEqual([
      'auto-submitted',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(headers.get('subject')).toBe('Muster');
    expect(headers.get('from')).toBe('muster@force.example');
    expect(headers.get('to')).toBe('worker@harbour.example');
    expect(headers.get('date')).toBe('Tue, 24 Nov 2026 12:00:05 +0000');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(body.trim()).toBe('Something waits for you in Muster. Open your link.');
    expect([mail?.from, mail?.to, mail?.hello]).toEqual([
      'muster@force.example',
      ['worker@harbour.example'],
      'force.example',
    ]);
    const ids = [mail, again].map((one) => takenApart(one?.raw ?? '').headers.get('message-id') ?? '');
    for (const id of ids) expect(id).toMatch(/^<[\w-]{22}@force\.example>$/);
    expect(ids[0]).not.toBe(ids[1]);
    // Two mails differ in their ids alone.
    expect(mail?.raw.replace(ids[0] ?? '', '')).toBe(again?.raw.replace(ids[1] ?? '', ''));
  });

  test('MS15 a link in a mail is whole once decoded, on a line of its own', async () => {
    const link = `https://muster.example.org/w#${'a'.repeat(11)}.${'b'.repeat(11)}.${'c'.repeat(43)}`;
    const from = host.mails.length;
    await mailer().send('worker@harbour.example', mailWithLink(link));
    const mail = (await host.has(from + 1))[from];
    const { headers, body } = takenApart(mail?.raw ?? '');
    expect(headers.get('content-transfer-encoding')).toBe('quoted-printable');
    // Decoded as a mail program does (RFC 2045, 6.7): soft breaks go, =3D is =.
    const decoded = body.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(decoded.split('\r\n')).toContain(link);
  });

  test('MS8 what a mail server refuses for good, and what may pass, are told apart; its words go nowhere', async () => {
    const outcomes: string[] = [];
    for (const answer of [
      { at: 'receiver', code: 550, text: 'worker@harbour.example is unknown here' },
      { at: 'receiver', code: 451, text: 'worker@harbour.example: try later' },
      { at: 'mail', code: 554, text: 'no' },
      { at: 'mail', code: 452, text: 'full' },
    ] as const) {
      host.answer = answer;
      outcomes.push(await mailer().send('worker@harbour.example', MAIL_TEXT));
    }
    host.answer = null;
    outcomes.push(await mailer(9).send('worker@harbour.example', MAIL_TEXT));
    expect(outcomes).toEqual(['refused', 'later', 'refused', 'later', 'later']);
  });

  test('MS8 with a password nothing is said before the line is sealed', async () => {
    const from = host.mails.length;
    const login = { user: 'muster', password: 'nine herons' };
    const sealed = createMailer(
      { host: '127.0.0.1', port: host.port, secure: false, login, from: 'muster@force.example' },
      randomBytes,
      () => NOW,
    );
    // This host offers no TLS, so it is neither given the password nor the mail.
    expect(await sealed.send('worker@harbour.example', MAIL_TEXT)).toBe('later');
    expect(host.mails.length).toBe(from);
  });
});
