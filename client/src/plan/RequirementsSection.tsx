import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { AddRequirement } from './AddRequirement.tsx';
import { PasteButton } from './PasteButton.tsx';
import { usePlan } from './plan-context.ts';
import { places, sorted } from './plan-data.ts';
import { UsualNeedsSection } from './records/UsualNeedsSection.tsx';
import { RequirementCard } from './RequirementCard.tsx';
import { Section } from './Section.tsx';

/** Whom the operation needs: role, number, place and hours; who was asked and what came of it. */
export function RequirementsSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  const requirements = sorted(data.requirements, ({ ref }) => ref);
  const placeless = places(data).length === 0;
  return (
    <Section
      id="requirements"
      title="Needs"
      note="Who is needed. Agencies are asked by role, hours and kind of place; they name the people."
      actions={
        may && (
          <>
            <PasteButton kind="requirement" title="Paste requirements" />
            <Button icon="plus" onClick={() => setAdding(true)} disabled={placeless}>
              Add requirement
            </Button>
          </>
        )
      }
    >
      {adding && <AddRequirement onClose={() => setAdding(false)} />}
      {requirements.length === 0 && !adding && (
        <EmptyState title="No requirements yet">
          {!may && 'The lead adds them.'}
          {may && placeless && 'Add an address or a site first: somebody is needed at a place.'}
          {may && !placeless && 'Add one, or paste rows from a spreadsheet; then ask agencies for people.'}
        </EmptyState>
      )}
      {requirements.map(([id, requirement]) => (
        <RequirementCard key={id} id={id} requirement={requirement} />
      ))}
      <UsualNeedsSection />
    </Section>
  );
}
