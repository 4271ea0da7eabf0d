import { useState } from 'react';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Combobox } from '../ui/Combobox.tsx';
import { FaultText } from '../ui/FaultText.tsx';
import { useSubmit } from '../editing/use-submit.ts';
import { nameText } from '../words/sentences.ts';
import type { AccountView, AgencyView } from '#shared/records.ts';
import type { OperationRole } from '#shared/vocabulary.ts';
import { sorted } from './plan-data.ts';
import { usePlan } from './plan-context.ts';
import { RoleChecks } from './RoleChecks.tsx';

export interface AdmitMemberProps {
  readonly accounts: ReadonlyMap<string, AccountView>;
  /** Agencies of the directory, for the names of those not admitted yet. */
  readonly directory: ReadonlyMap<string, AgencyView>;
}

/** Lets somebody with an account take part, in the roles given here. */
export function AdmitMember({ accounts, directory }: AdmitMemberProps) {
  const { data } = usePlan();
  const say = useAnnounce();
  const [accountId, setAccountId] = useState<string>();
  const [roles, setRoles] = useState<readonly OperationRole[]>([]);
  const { faults, message, busy, submit } = useSubmit('AdmitMember', { accountId: 'Person', roles: 'Roles' });
  const items = sorted(accounts, ({ name }) => nameText(name)).flatMap(([value, account]) => {
    if (account.state === 'suspended') return [];
    const agency = directory.get(account.agencyId ?? '')?.name ?? '';
    const here = data.agencies.has(account.agencyId ?? '');
    return [{ value, label: nameText(account.name), detail: here ? agency : `${agency} · agency not admitted yet` }];
  });
  const chosen = accounts.get(accountId ?? '');
  const agencyMissing = chosen !== undefined && !data.agencies.has(chosen.agencyId ?? '');
  const admit = async (): Promise<void> => {
    if ((await submit({ accountId, roles })) === undefined) return;
    say(`${nameText(chosen?.name)} takes part`, { tone: 'ok' });
    setAccountId(undefined);
    setRoles([]);
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void admit();
      }}
    >
      <Combobox
        key={accountId === undefined ? 'new' : 'chosen'}
        label="Person"
        items={items}
        value={accountId}
        onChange={setAccountId}
        fault={agencyMissing ? 'Admit this person’s agency first' : faults['accountId']}
        placeholder="Type a name or an agency"
        emptyText="Nobody of that name: an administrator adds accounts"
      />
      <RoleChecks label="Acts as" roles={roles} onChange={setRoles} fault={faults['roles']} />
      {message !== undefined && <FaultText>{message}</FaultText>}
      <div>
        <Button type="submit" disabled={busy}>
          Admit member
        </Button>
      </div>
    </form>
  );
}
