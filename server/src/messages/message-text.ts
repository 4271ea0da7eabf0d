/**
 * All that Muster ever says outside its own pages: the same few words whatever the notice is, whoever it is for. What
 * stands here is read on the way, on a locked screen and in a mailbox that others open (GUARANTEES: G1).
 */
export const MAIL_SUBJECT = 'Muster';
export const MAIL_TEXT = 'Something waits for you in Muster. Open your link.\n';
export const PUSH_TEXT = 'Open Muster';

/** As every mail, with the link itself where a coordinator asked for it to be sent. */
export const mailWithLink = (link: string): string => `${MAIL_TEXT}\n${link}\n`;
