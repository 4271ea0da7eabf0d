import { CheckField } from '../ui/CheckField.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { roleWords } from '../words/labels.ts';
import { OPERATION_ROLES, type OperationRole } from '#shared/vocabulary.ts';
import styles from './plan.module.css';

/** What each role may do here, in a few words. */
const HINTS: Readonly<Record<OperationRole, string>> = {
  lead: 'plans, decides, shows places',
  desk: 'types what comes by radio',
  loggist: 'writes the log',
  observer: 'reads the board',
  field: 'reports from an address',
  coordinator: 'answers for an agency',
};

export interface RoleChecksProps {
  readonly label: string;
  readonly roles: readonly OperationRole[];
  readonly onChange: (roles: readonly OperationRole[]) => void;
  readonly fault?: string | undefined;
}

/** The roles that somebody acts in, one at a time, in this operation. */
export function RoleChecks({ label, roles, onChange, fault }: RoleChecksProps) {
  return (
    <fieldset className={styles['checks']}>
      <legend>{label}</legend>
      <div>
        {OPERATION_ROLES.map((role) => (
          <CheckField
            key={role}
            label={roleWords[role]}
            hint={HINTS[role]}
            checked={roles.includes(role)}
            onChange={(on) => onChange(OPERATION_ROLES.filter((one) => (one === role ? on : roles.includes(one))))}
          />
        ))}
      </div>
      {fault !== undefined && <FaultText>{fault}</FaultText>}
    </fieldset>
  );
}
