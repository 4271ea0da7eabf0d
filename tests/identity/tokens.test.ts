import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { dayOf, dayOfToken, hashToken, newSecret, newSessionToken, sameHash } from '#server/identity/tokens.ts';
import { addressKey } from '#server/identity/limits.ts';
import { answerSession, CODE_ALPHABET, hashCode, normalCode } from '#server/identity/worker-links.ts';
import { deviceName } from '#server/gateway/http-device.ts';

const counting = (first: number) => (length: number) => Uint8Array.from({ length }, (_, i) => (first + i) & 255);

describe('tokens', () => {
  test('ID1 a secret is all of its 32 random bytes, and only its SHA-256 is kept', () => {
    const secret = newSecret(counting(3));
    expect(Buffer.from(secret, 'base64url')).toEqual(Buffer.from(counting(3)(32)));
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hashToken(secret)).toBe(createHash('sha256').update(secret).digest('base64url'));
    expect(hashToken(secret)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('ID1 hashes are compared whole, at any length', () => {
    const hash = hashToken('a');
    expect(sameHash(hash, hashToken('a'))).toBe(true);
    for (const other of [hashToken('b'), hash.slice(1), '', `${hash}x`]) expect(sameHash(hash, other)).toBe(false);
  });

  test('ID1 a session token names its UTC day and nothing else is taken for one', () => {
    const at = Date.UTC(2026, 10, 24, 23, 59, 59, 999);
    const token = newSessionToken(at, randomBytes);
    expect(dayOfToken(token)).toBe('2026-11-24');
    expect(dayOf(at + 1)).toBe('2026-11-25');
    const secret = newSecret(randomBytes);
    for (const wrong of ['', secret, `2026-11-24${secret}`, `2026-11-24.${secret}.`, `../../x.${secret}`, `${token}\n`])
      expect(dayOfToken(wrong)).toBeNull();
  });
});

describe("workers' links", () => {
  const [operation, assignment, secret] = ['AAAAAAAAAAA', 'BBBBBBBBBBB', newSecret(randomBytes)];

  test('ID9 an answer token is three parts of fixed form, and its hash is of the secret alone', () => {
    const session = answerSession(`${operation}.${assignment}.${secret}`);
    expect(session).toEqual({
      kind: 'link',
      operationId: operation,
      assignmentId: assignment,
      proof: { kind: 'answer', tokenHash: hashToken(secret) },
    });
    for (const wrong of [
      '',
      secret,
      `${operation}.${assignment}`,
      `${operation}.${secret}.${assignment}`,
      `x${operation}.${assignment}.${secret}`,
    ])
      expect(answerSession(wrong)).toBeNull();
  });

  test('ID10 a code is taken however it is typed, and holds no letter that sounds or looks like another', () => {
    for (const typed of ['K7MQ4F2P', 'k7mq 4f2p', ' k7-mq-4f-2p ', 'K7MQ.4F2P'])
      expect(normalCode(typed)).toBe('K7MQ4F2P');
    for (const typed of ['', 'K7MQ4F2', 'K7MQ4F2PP', 'K7MQ4F20', 'K7MQ4F2O', 'K7MQ4F2I', 'K7MQ4F2L', 'K7MQ4F2U'])
      expect(normalCode(typed)).toBeNull();
    expect(CODE_ALPHABET).toHaveLength(30);
    for (const letter of CODE_ALPHABET) expect(normalCode(letter.repeat(8))).toBe(letter.repeat(8));
    for (const letter of '01OILU') expect(CODE_ALPHABET).not.toContain(letter);
  });

  test('ID10 equal codes for two people have unlike hashes', () => {
    const hashes = [
      hashCode(operation, assignment, 'K7MQ4F2P'),
      hashCode(operation, 'CCCCCCCCCCC', 'K7MQ4F2P'),
      hashCode('CCCCCCCCCCC', assignment, 'K7MQ4F2P'),
    ];
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[0]).toBe(createHash('sha256').update(`${operation}${assignment}K7MQ4F2P`).digest('base64url'));
  });
});

describe('where a try comes from', () => {
  test('ID5 one IPv6 line is one address, however it is written', () => {
    const line = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:0db8:0001:0002:0:0:0:1', '2001:db8:1:2:3:4:5:6'];
    expect(new Set(line.map(addressKey)).size).toBe(1);
    expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey(line[0]!));
    expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(addressKey('192.0.2.7')).not.toBe(addressKey('192.0.2.8'));
    expect(addressKey('::1')).toBe('0:0:0:0');
    expect(addressKey('x'.repeat(10_000)).length).toBeLessThan(100);
  });

  test('ID4 a device is named out of a list, and nothing of the header is kept', () => {
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0';
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
    expect(deviceName(firefox)).toBe('Firefox on Windows');
    expect(deviceName(phone)).toBe('Safari on iPhone');
    for (const odd of [undefined, '', '<script>alert(1)</script>', 'x'.repeat(100_000)])
      expect(deviceName(odd)).toBe('A browser');
  });
});
