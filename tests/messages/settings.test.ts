import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DirectoryEntities, MessageChannelState } from '#server/domain/directory-state.ts';
import { DIRECTORY_INDEXES } from '#server/domain/directory-state.ts';
import { Tables } from '#server/domain/tables.ts';
import { readConfig } from '#server/config.ts';
import { loadSecretFile } from '#server/log/key-files.ts';
import { type ChannelSettings, hostOf, offerOf, openSince } from '#server/messages/channels.ts';
import { makePushKeys, readPushKeys } from '#server/messages/push-keys.ts';
import { MESSAGE_CHANNELS } from '#shared/staffing-vocabulary.ts';

const SMTP = { MUSTER_SMTP_URL: 'smtps://muster:p%40ss@mail.example.org', MUSTER_MAIL_FROM: 'muster@example.org' };

describe('settings of the channels', () => {
  test('MS18 without settings there is no way out; a mail server is taken apart into host, port and login', () => {
    expect([readConfig({}).mail, readConfig({}).push]).toEqual([null, null]);
    expect(readConfig(SMTP).mail).toEqual({
      host: 'mail.example.org',
      port: 465,
      secure: true,
      login: { user: 'muster', password: 'p@ss' },
      from: 'muster@example.org',
    });
    const plain = { ...SMTP, MUSTER_SMTP_URL: 'smtp://[::1]:2525' };
    expect(readConfig(plain).mail).toMatchObject({ host: '::1', port: 2525, secure: false, login: null });
    expect(readConfig({ MUSTER_PUSH_CONTACT: 'mailto:it@example.org' }).push).toEqual({
      contact: 'mailto:it@example.org',
      origins: [],
    });
    const hosts = { MUSTER_PUSH_CONTACT: 'https://example.org/it', MUSTER_PUSH_HOSTS: 'https://push.example.org' };
    expect(readConfig(hosts).push?.origins).toEqual(['https://push.example.org']);
  });

  test('MS18 a setting that cannot be used stops the start and is named, without its value', () => {
    const refused = (settings: Record<string, string>): string => {
      try {
        readConfig(settings);
        return 'taken';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    for (const [settings, name] of [
      [{ ...SMTP, MUSTER_SMTP_URL: 'https://u:hidden1@mail.example.org' }, 'MUSTER_SMTP_URL'],
      [{ ...SMTP, MUSTER_SMTP_URL: 'smtp://u:hidden1@mail.example.org/?logger=true' }, 'MUSTER_SMTP_URL'],
      [{ ...SMTP, MUSTER_SMTP_URL: 'smtp://u:hidden1%zz@mail.example.org' }, 'MUSTER_SMTP_URL'],
      [{ MUSTER_SMTP_URL: SMTP.MUSTER_SMTP_URL }, 'MUSTER_MAIL_FROM'],
      [{ MUSTER_MAIL_FROM: SMTP.MUSTER_MAIL_FROM }, 'MUSTER_SMTP_URL'],
      [{ ...SMTP, MUSTER_MAIL_FROM: 'Muster <hidden1@example.org>' }, 'MUSTER_MAIL_FROM'],
      [{ MUSTER_PUSH_CONTACT: 'hidden1@example.org' }, 'MUSTER_PUSH_CONTACT'],
      [{ MUSTER_PUSH_HOSTS: 'https://push.example.org' }, 'MUSTER_PUSH_CONTACT'],
      [{ MUSTER_PUSH_CONTACT: 'mailto:a@example.org', MUSTER_PUSH_HOSTS: 'hidden1.example' }, 'MUSTER_PUSH_HOSTS'],
    ] as const) {
      const message = refused(settings);
      expect(message).toContain(name);
      expect(message).not.toContain('hidden1');
    }
    expect(refused(SMTP)).toBe('taken');
  });

  test('MS19 the push key is made once, for the server alone, and one that others can read is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-push-key-'));
    try {
      const path = join(folder, 'push.key');
      const load = () => loadSecretFile(path, 'push key', makePushKeys);
      const keys = readPushKeys(load());
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(readPushKeys(load())).toEqual(keys);
      writeFileSync(join(folder, 'open.key'), '{}', { mode: 0o644 });
      expect(() => loadSecretFile(join(folder, 'open.key'), 'push key', makePushKeys)).toThrow('Set its mode to 600');
      expect(() => readPushKeys(Buffer.from('{"publicKey":"x"}'))).toThrow('damaged');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('whether a channel is open', () => {
  const settings: ChannelSettings = {
    mail: { host: 'mail.example', port: 25, secure: false, login: null, from: 'muster@force.example' },
    push: { contact: 'mailto:it@force.example', origins: [], keys: readPushKeys(makePushKeys()) },
  };
  const none: ChannelSettings = { mail: null, push: null };
  const directory = (state?: MessageChannelState) => {
    const tables = new Tables<DirectoryEntities>(DIRECTORY_INDEXES);
    if (state !== undefined) tables.apply([{ kind: 'messageChannel', id: 'mail', value: state }]);
    return tables;
  };
  const on = { on: true, host: 'mail.example', accountId: null, at: 7 };

  test('MS2 only while it is on, and for the very host that the server is set up with', () => {
    expect(openSince(directory(on), settings, 'mail')).toBe(7);
    expect(openSince(directory(), settings, 'mail')).toBeNull();
    expect(openSince(directory({ ...on, on: false }), settings, 'mail')).toBeNull();
    expect(openSince(directory({ ...on, host: 'other.example' }), settings, 'mail')).toBeNull();
    expect(openSince(directory(on), none, 'mail')).toBeNull();
    expect(openSince(directory(on), settings, 'push')).toBeNull();
  });

  test('MS2 the administrator reads which host learns what before switching it', () => {
    for (const channel of MESSAGE_CHANNELS) {
      const offer = offerOf(directory(), settings, channel);
      expect(offer.host).toBe(hostOf(settings, channel));
      expect(offer.learns?.startsWith(`${offer.host}: `)).toBe(true);
      expect(offer.open).toBe(false);
      expect(offerOf(directory(), none, channel)).toEqual({ channel, host: null, learns: null, open: false });
    }
    expect(offerOf(directory(on), settings, 'mail').open).toBe(true);
  });
});
