import { askedDetails } from './asked-details.ts';
import type { RequestView } from '#shared/records.ts';
import styles from './agency.module.css';

/** What is asked beyond who and when, and whom to ask about it. Nothing is drawn where nothing was said. */
export function RequestAsked({ request }: { readonly request: RequestView }) {
  const details = askedDetails(request);
  const contact = request.contact ?? null;
  if (details.length === 0 && contact === null) return null;
  return (
    <dl className={styles['asked']}>
      {details.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {contact !== null && (
        <div>
          <dt>Ask</dt>
          <dd>
            {contact.name}, <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>{contact.phone}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}
