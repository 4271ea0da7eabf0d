import { useMemo } from 'react';
import { ReadinessList } from '../../readiness/ReadinessList.tsx';
import type { WayToMend } from '../../readiness/ReadinessRow.tsx';
import { goTo } from '../go-to.ts';
import { usePlan } from '../plan-context.ts';
import { Section } from '../Section.tsx';
import { useArrival } from './use-arrival.ts';

/** Go or no-go, with every reason why not and the way to where it is mended. */
export function ReadinessSection() {
  const { data } = usePlan();
  useArrival();
  const way = useMemo<WayToMend>(() => ({ hrefOf: (anchor) => `#${anchor}`, onGo: goTo }), []);
  return (
    <Section
      id="readiness"
      title="Ready or not"
      note="Every address and the operation itself: go, or no-go and why. The board shows the same rows."
    >
      <ReadinessList
        records={{ operation: data.operation, addresses: data.addresses, readiness: data.readiness }}
        way={way}
      />
    </Section>
  );
}
