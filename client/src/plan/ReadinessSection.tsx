import { Chip } from '../ui/Chip.tsx';
import { EmptyState } from '../ui/States.tsx';
import { addressLine } from '../words/sentences.ts';
import { usePlan } from './plan-context.ts';
import { sorted } from './plan-data.ts';
import { goTo } from './go-to.ts';
import { Section } from './Section.tsx';
import { anchorOf } from './sections.ts';
import styles from './plan.module.css';

/** Each address: ready, or every reason why not, with the way to where it is mended. */
export function ReadinessSection() {
  const { data } = usePlan();
  const addresses = sorted(data.addresses, ({ ref }) => ref);
  const of = new Map([...data.readiness.values()].map((one) => [one.addressId, one]));
  return (
    <Section
      id="readiness"
      title="Readiness"
      note="An address is ready when it has T, a team with an updater, its cover, and nobody untold."
    >
      {addresses.length === 0 && (
        <EmptyState title="No addresses yet">Readiness is told address by address.</EmptyState>
      )}
      <ul className={styles['ready']}>
        {addresses.map(([id, address]) => {
          const { ready = false, faults = [] } = of.get(id) ?? {};
          return (
            <li key={id}>
              <div className={styles['askedHead']}>
                <strong>{address.ref}</strong> <span className="muted">{addressLine(address)}</span>
                <Chip tone={ready ? 'ok' : 'warn'}>{ready ? 'Ready' : 'Not ready'}</Chip>
              </div>
              {faults.length > 0 && (
                <ul>
                  {faults.map((fault) => (
                    <li key={`${fault.code} ${fault.mendAt.id} ${fault.sentence}`}>
                      <a
                        href={`#${anchorOf(fault.mendAt.kind, fault.mendAt.id)}`}
                        onClick={goTo(anchorOf(fault.mendAt.kind, fault.mendAt.id))}
                      >
                        {fault.sentence}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
