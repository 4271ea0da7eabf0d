import { JointRisks } from '../../risks/JointRisks.tsx';
import { sorted } from '../plan-data.ts';
import { siteTitle } from '../../words/sentences.ts';
import { Panel } from '../../ui/Panel.tsx';
import { usePlan } from '../plan-context.ts';
import { Section } from '../Section.tsx';
import { useRiskWriter } from './use-risk-writer.ts';

/** Risks of the operation as a whole and of its sites; those of an address stand with the address. */
export function OperationRisks() {
  const { data, frame } = usePlan();
  const { ownAgencyId, mayShare } = useRiskWriter();
  const risks = [...data.risks];
  const whole = risks.filter(([, { place }]) => place === null || place === undefined);
  return (
    <Section
      id="risks"
      title="Risks"
      note="Of the whole operation and of its sites; those of an address stand with the address."
    >
      <Panel label="Risks of the operation">
        <JointRisks
          title="Risks of the operation"
          risks={whole}
          agencies={data.agencies}
          ownAgencyId={ownAgencyId}
          place={{ about: { kind: 'operation' }, of: 'the operation', times: frame, mayShare: false }}
        />
      </Panel>
      {sorted(data.sites, siteTitle).map(([id, site]) => (
        <Panel key={id} label={`Risks at ${siteTitle(site)}`}>
          <JointRisks
            title={`Risks at ${siteTitle(site)}`}
            risks={risks.filter(([, { place }]) => place?.kind === 'site' && place.id === id)}
            agencies={data.agencies}
            ownAgencyId={ownAgencyId}
            place={{ about: { kind: 'site', id }, of: siteTitle(site), times: frame, mayShare }}
          />
        </Panel>
      ))}
    </Section>
  );
}
