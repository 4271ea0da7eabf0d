import { createContext, use } from 'react';
import { useMe, useOperation, useRecords } from '../app/hooks.ts';
import { ukZone } from '../format/zone.ts';
import type { AgencyView, OperationView } from '#shared/records.ts';

/** What the agency's page knows of the operation and of itself; read outside of the roster's stream, used inside. */
export interface AgencyFrame {
  readonly operationId: string;
  readonly operation: OperationView;
  readonly zone: string;
  readonly agencyId: string;
  readonly agency: AgencyView;
  /** The unit whose coordinator this is; undefined for one of the whole agency. */
  readonly unitName: string | undefined;
  /** The viewer's own member record. */
  readonly memberId: string;
}

export const AgencyContext = createContext<AgencyFrame | null>(null);

/** Reads the frame from the enclosing operation. */
export function useAgencyRecords(): AgencyFrame {
  const { id, view } = useOperation();
  const { agencyId = '', unitId = null, memberId = '' } = useMe();
  const agency = useRecords('agency').get(agencyId) ?? {};
  return {
    operationId: id,
    operation: view,
    zone: view.zone ?? ukZone,
    agencyId,
    agency,
    unitName: agency.units?.find((unit) => unit.id === unitId)?.name,
    memberId,
  };
}

/** The frame around this part. Throws outside of one: a fault of the page. */
export function useAgency(): AgencyFrame {
  const frame = use(AgencyContext);
  if (frame === null) throw new Error('A part of the agency’s page stands outside of it.');
  return frame;
}
