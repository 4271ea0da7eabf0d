import { resolve } from 'node:path';
import * as z from 'zod/mini';

const port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535));

const MAIL_ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[A-Za-z0-9.-]+$/;

/** Every setting, its form and its default. Names are those of the environment. */
const settings = z.object({
  MUSTER_DATA: z._default(z.string().check(z.minLength(1)), 'data'),
  MUSTER_HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  MUSTER_PORT: z._default(port, 4400),
  /** The address people type, where a proxy stands in front; decides cookies and allowed origins. */
  MUSTER_ORIGIN: z.optional(z.url()),
  MUSTER_STORE: z._default(z.enum(['embedded', 'mongodb']), 'embedded'),
  MUSTER_MONGODB_URI: z.optional(z.string().check(z.startsWith('mongodb'))),
  MUSTER_MASTER_KEY_FILE: z.optional(z.string().check(z.minLength(1))),
  MUSTER_LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  /** Whether the first proxy's X-Forwarded-For is believed. */
  MUSTER_TRUST_PROXY: z.pipe(
    z._default(z.enum(['yes', 'no']), 'no'),
    z.transform((value) => value === 'yes'),
  ),
  /** The server that mail is handed to, and who it is from. Nothing is sent until an administrator switches it on. */
  MUSTER_SMTP_URL: z.optional(z.string().check(z.refine((url) => readSmtp(url) !== null))),
  MUSTER_MAIL_FROM: z.optional(z.string().check(z.maxLength(254), z.regex(MAIL_ADDRESS))),
  /** Whom a push service writes to when something is wrong (RFC 8292 asks for it). */
  MUSTER_PUSH_CONTACT: z.optional(z.string().check(z.maxLength(254), z.refine(isContact))),
  /** Push services beside those of the browsers' makers, as origins. */
  MUSTER_PUSH_HOSTS: z.pipe(
    z._default(z.string(), ''),
    z.transform((value) => (value === '' ? [] : value.split(',').map((origin) => origin.trim()))),
  ),
});

export interface Config {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly origin: string | null;
  readonly store: { readonly kind: 'embedded' } | { readonly kind: 'mongodb'; readonly uri: string };
  readonly masterKeyFile: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly trustProxy: boolean;
  /** Null where no mail can leave. */
  readonly mail: (SmtpServer & { readonly from: string }) | null;
  /** Null where no push can leave. `origins`: services beside those of the browsers' makers. */
  readonly push: { readonly contact: string; readonly origins: readonly string[] } | null;
}

/** A server that takes mail; `secure`: TLS from the first byte, else by STARTTLS where it is offered. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** Reads "smtp[s]://user:password@host:port"; null for anything else. */
function readSmtp(text: string): SmtpServer | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') return null;
  if ((url.pathname !== '' && url.pathname !== '/') || url.search !== '' || url.hash !== '') return null;
  const secure = url.protocol === 'smtps:';
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === null || password === null) return null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    secure,
    login: user === '' ? null : { user, password },
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isContact(text: string): boolean {
  if (text.startsWith('mailto:')) return MAIL_ADDRESS.test(text.slice('mailto:'.length));
  return text.startsWith('https://') && URL.canParse(text);
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** A setting that cannot be used; names every one of them at once. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
}

/** Reads the settings from an environment. Unknown MUSTER_ names are refused too: a misspelt setting is a fault. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const own = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name.startsWith('MUSTER_') && value !== ''),
  );
  const unknown = Object.keys(own).filter((name) => !(name in settings.shape) && !OF_SCRIPTS.has(name));
  const result = settings.safeParse(own);
  const faulty = result.success ? [] : result.error.issues.map((issue) => String(issue.path[0]));
  const faults = [
    ...unknown.map((name) => `${name} is not a setting`),
    ...faulty.map((name) => `${name} cannot be used as it is`),
  ];
  if (!result.success || faults.length > 0) throw new ConfigRefused(`${faults.join('; ')}. See npm start -- --help.`);
  return configOf(result.data);
}

/** Settings of scripts and tests that may stand in the same environment. */
const OF_SCRIPTS: ReadonlySet<string> = new Set(['MUSTER_LONG', 'MUSTER_SHORT', 'MUSTER_CHROMIUM', 'MUSTER_SEED']);

function configOf(data: z.infer<typeof settings>): Config {
  const uri = data.MUSTER_MONGODB_URI;
  if (data.MUSTER_STORE === 'mongodb' && uri === undefined) {
    throw new ConfigRefused('MUSTER_STORE is mongodb, so MUSTER_MONGODB_URI is needed. See npm start -- --help.');
  }
  return {
    dataFolder: resolve(data.MUSTER_DATA),
    host: data.MUSTER_HOST,
    port: data.MUSTER_PORT,
    origin: data.MUSTER_ORIGIN ?? null,
    store: data.MUSTER_STORE === 'mongodb' && uri !== undefined ? { kind: 'mongodb', uri } : { kind: 'embedded' },
    masterKeyFile: data.MUSTER_MASTER_KEY_FILE ?? null,
    logLevel: data.MUSTER_LOG_LEVEL,
    trustProxy: data.MUSTER_TRUST_PROXY,
    ...channelsOf(data),
  };
}

function channelsOf(data: z.infer<typeof settings>): Pick<Config, 'mail' | 'push'> {
  const smtp = data.MUSTER_SMTP_URL === undefined ? null : readSmtp(data.MUSTER_SMTP_URL);
  const from = data.MUSTER_MAIL_FROM;
  if ((smtp === null) !== (from === undefined)) {
    throw new ConfigRefused(
      'MUSTER_SMTP_URL and MUSTER_MAIL_FROM are needed both or not at all. See npm start -- --help.',
    );
  }
  const contact = data.MUSTER_PUSH_CONTACT;
  const origins = data.MUSTER_PUSH_HOSTS;
  if (!origins.every(isOrigin) || (contact === undefined && origins.length > 0)) {
    throw new ConfigRefused(
      'MUSTER_PUSH_HOSTS holds origins (https://push.example.org), with MUSTER_PUSH_CONTACT. See npm start -- --help.',
    );
  }
  return {
    mail: smtp === null || from === undefined ? null : { ...smtp, from },
    push: contact === undefined ? null : { contact, origins },
  };
}

/** What `npm start -- --help` prints about settings. */
export const SETTINGS_HELP = `Settings (environment):
  MUSTER_DATA             folder of log, keys and secrets            data
  MUSTER_HOST             address to listen on                       127.0.0.1
  MUSTER_PORT             port to listen on (0: any free one)        4400
  MUSTER_ORIGIN           address people type, behind a proxy        (the one listened on)
  MUSTER_STORE            embedded or mongodb                        embedded
  MUSTER_MONGODB_URI      where MongoDB is, with MUSTER_STORE=mongodb
  MUSTER_MASTER_KEY_FILE  master key kept elsewhere than in the data folder
  MUSTER_LOG_LEVEL        debug, info, warn, error or silent         info
  MUSTER_TRUST_PROXY      yes behind one proxy of your own           no
  MUSTER_SMTP_URL         server that takes mail, smtp[s]://user:password@host:port  (no mail)
  MUSTER_MAIL_FROM        whom mail is from, with MUSTER_SMTP_URL
  MUSTER_PUSH_CONTACT     mailto: or https: address for push services  (no push)
  MUSTER_PUSH_HOSTS       further push services, as origins with commas between
Nothing is sent by mail or push until an administrator has switched it on in Muster.`;
