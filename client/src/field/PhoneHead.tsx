import type { Field } from './use-field.ts';
import { useNow } from '../app/hooks.ts';
import { hourMinute, tTime } from '../format/time.ts';
import { HoldToShow } from '../ui/HoldToShow.tsx';
import { addressLine } from '../words/sentences.ts';
import styles from './field.module.css';

/** Which address, as which call sign, how far from T; the address itself only while it is held. */
export function PhoneHead({ field }: { readonly field: Field }) {
  const { operation, address, team } = field;
  const now = useNow(1000);
  const t = operation.t ?? null;
  const title = [address.ref, team?.callSign].filter((part) => part !== undefined).join(' · ');
  return (
    <header className={styles['head']}>
      <h1>{title}</h1>
      <b className={styles['t']}>{t === null ? 'T not set' : tTime(now, t, 'short')}</b>
      <div className={styles['address']}>
        <HoldToShow label={`${team?.talkgroup === undefined ? '' : `${team.talkgroup} · `}hold to show the address`}>
          <span>{addressLine(address)}</span>
          {address.entry !== undefined && address.entry !== '' && <span>Entry: {address.entry}</span>}
          {address.hazards !== undefined && address.hazards !== '' && <span>Hazards: {address.hazards}</span>}
        </HoldToShow>
      </div>
      <span className={styles['clock']}>{hourMinute(now, operation.zone)}</span>
    </header>
  );
}
