import { JointRisks } from '../../risks/JointRisks.tsx';
import { usePlan } from '../plan-context.ts';
import { useRiskWriter } from './use-risk-writer.ts';

/** The risks of one address, each agency's word beside the others'. */
export function AddressRisks({ addressId }: { readonly addressId: string }) {
  const { data, frame } = usePlan();
  const { ownAgencyId, mayShare } = useRiskWriter();
  const ref = data.addresses.get(addressId)?.ref ?? 'the address';
  const risks = [...data.risks].filter(([, { place }]) => place?.kind === 'address' && place.id === addressId);
  return (
    <JointRisks
      title={`Risks at ${ref}`}
      risks={risks}
      agencies={data.agencies}
      ownAgencyId={ownAgencyId}
      place={{ about: { kind: 'address', id: addressId }, of: ref, times: frame, mayShare }}
    />
  );
}
