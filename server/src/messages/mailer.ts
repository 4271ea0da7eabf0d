import { createTransport } from 'nodemailer';
import { MAIL_SUBJECT } from './message-text.ts';
import { type Outcome, TRY_MILLISECONDS } from './outcome.ts';

/** The server that mail is handed to. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
}

export interface Mailer {
  /** Hands one mail over. Never throws. */
  readonly send: (to: string, text: string) => Promise<Outcome>;
}

/**
 * Mail by SMTP, one connection a mail. Text alone, one subject for all, a random Message-ID, and no header that says
 * what it is about, how much it matters, or from which machine it comes.
 */
export function createMailer(
  { host, port, secure, login, from }: MailSettings,
  random: (length: number) => Uint8Array,
  now: () => number,
): Mailer {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const transport = createTransport({
    host,
    port,
    secure,
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password }, requireTLS: !secure }),
    name: domain,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: TRY_MILLISECONDS / 2,
    greetingTimeout: TRY_MILLISECONDS / 2,
    socketTimeout: TRY_MILLISECONDS,
    dnsTimeout: TRY_MILLISECONDS / 2,
  });
  return {
    async send(to, text) {
      const messageId = `<${Buffer.from(random(16)).toString('base64url')}@${domain}>`;
      const address = { name: '', address: to };
      try {
        await transport.sendMail({
          from: { name: '', address: from },
          to: address,
          subject: MAIL_SUBJECT,
          text,
          messageId,
          date: new Date(now()),
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return 'sent';
      } catch (error) {
        return isForGood(error) ? 'refused' : 'later';
      }
    },
  };
}

/** 5xx to the receiver or to the mail itself is an answer for good; to who we are, or to the connection, it may be mended. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500;
}
