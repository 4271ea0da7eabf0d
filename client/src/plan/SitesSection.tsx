import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/States.tsx';
import { addressLine, siteTitle } from '../words/sentences.ts';
import { siteFields } from '#shared/commands/plan-fields.ts';
import type { SiteView } from '#shared/records.ts';
import { AddSite } from './AddSite.tsx';
import { Card } from './Card.tsx';
import { siteKindChoices } from './choices.ts';
import { ChoiceCell, TextCell } from './cells.tsx';
import { usePlan } from './plan-context.ts';
import { sorted } from './plan-data.ts';
import { PointCell } from './PointCell.tsx';
import { Section } from './Section.tsx';

/** Sites: rendezvous point, reception centre, custody and the other places that are not searched. */
export function SitesSection() {
  const { data, may } = usePlan();
  const [adding, setAdding] = useState(false);
  const sites = sorted(data.sites, siteTitle);
  return (
    <Section
      id="sites"
      title="Sites"
      note="RVP, FUP, reception centre, custody, hospital, safe accommodation."
      actions={
        may && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add site
          </Button>
        )
      }
    >
      {adding && <AddSite onClose={() => setAdding(false)} />}
      {sites.length === 0 && !adding && (
        <EmptyState title="No sites yet">
          {may
            ? 'Add the RVP and the reception centre first: requirements are asked for at a place.'
            : 'The lead adds them.'}
        </EmptyState>
      )}
      {sites.map(([id, site]) => (
        <SiteCard key={id} id={id} site={site} />
      ))}
    </Section>
  );
}

function SiteCard({ id, site }: { readonly id: string; readonly site: SiteView }) {
  const { kind = 'rvp', name = '', line = '', postcode = '', point = null } = site;
  const about = { target: { kind: 'site', id } as const, of: siteTitle(site) };
  return (
    <Card
      kind="site"
      id={id}
      title={siteTitle(site)}
      note={addressLine(site)}
      remove={{
        type: 'RemoveSite',
        payload: { siteId: id },
        warning: 'Requirements and showings of this site must be taken off it first.',
      }}
    >
      <ChoiceCell {...about} field="kind" label="Kind" value={kind} choices={siteKindChoices} />
      <TextCell {...about} field="name" label="Name" value={name} schema={siteFields.name} />
      <TextCell {...about} wide field="line" label="Address" value={line} schema={siteFields.line} />
      <TextCell
        {...about}
        field="postcode"
        label="Postcode"
        value={postcode}
        schema={siteFields.postcode}
        hint="Such as LU1 0AA"
      />
      <PointCell {...about} field="point" label="Point on the map" value={point} />
    </Card>
  );
}
