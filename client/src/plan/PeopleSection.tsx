import { useMemo, useState } from 'react';
import { StreamScope } from '../app/StreamScope.tsx';
import { useJoined, useRecords } from '../app/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Panel } from '../ui/Panel.tsx';
import { EmptyState } from '../ui/States.tsx';
import { Table } from '../ui/Table.tsx';
import { ReasonDialog } from '../editing/ReasonDialog.tsx';
import { listOf } from '../format/language.ts';
import { agencyKindWords, roleWords } from '../words/labels.ts';
import { nameText } from '../words/sentences.ts';
import { DIRECTORY } from '#shared/ids.ts';
import type { AgencyView, MemberView } from '#shared/records.ts';
import { AdmitAgency } from './AdmitAgency.tsx';
import { AdmitMember } from './AdmitMember.tsx';
import { agencyName, sorted, type Entry } from './plan-data.ts';
import { usePlan } from './plan-context.ts';
import { RolesDialog } from './RolesDialog.tsx';
import { Section } from './Section.tsx';
import styles from './plan.module.css';

/** Agencies and members of the operation. Whoever is in neither list does not know that it exists. */
export function PeopleSection() {
  const { data, may } = usePlan();
  const members = useMemo(() => sorted(data.members, ({ name }) => nameText(name)), [data.members]);
  const agencies = useMemo(() => sorted(data.agencies, ({ name }) => name), [data.agencies]);
  return (
    <Section
      id="people"
      title="People"
      note="Agencies and members that take part. Nobody else sees that the operation exists."
    >
      <Panel title="Agencies" note="each sees its own part, and no address before it is shown">
        <AgencyTable agencies={agencies} />
      </Panel>
      <Panel title="Members" note="people with an account; an agency's own workers are put forward by the agency">
        <MemberTable members={members} />
      </Panel>
      {may && (
        <StreamScope stream={DIRECTORY} as="lead">
          <Admitting />
        </StreamScope>
      )}
    </Section>
  );
}

/** Picks out of the directory: inside its own scope, so that the operation's records are passed in from outside. */
function Admitting() {
  const { data } = usePlan();
  const joined = useJoined();
  const agencies = useRecords('agency');
  const accounts = useRecords('account');
  if (typeof joined === 'object') {
    return <p className="muted">The directory cannot be read just now: {joined.refused.message}</p>;
  }
  return (
    <div className={styles['two']}>
      <Panel title="Admit an agency">
        <AdmitAgency directory={agencies} admitted={data.agencies} />
      </Panel>
      <Panel title="Admit a member">
        <AdmitMember accounts={accounts} directory={agencies} />
      </Panel>
    </div>
  );
}

function AgencyTable({ agencies }: { readonly agencies: readonly Entry<AgencyView>[] }) {
  return (
    <Table
      caption="Agencies that take part"
      hideCaption
      rows={agencies}
      rowKey={([id]) => id}
      empty={<EmptyState title="No agency yet">Admit the agencies that will be asked for people.</EmptyState>}
      columns={[
        { key: 'name', head: 'Agency', rowHead: true, cell: ([, { name }]) => name },
        { key: 'kind', head: 'Kind', cell: ([, { kind }]) => (kind === undefined ? '' : agencyKindWords[kind]) },
        { key: 'units', head: 'Units', cell: ([, { units = [] }]) => listOf(units.map(({ name }) => name)) || 'none' },
      ]}
    />
  );
}

function MemberTable({ members }: { readonly members: readonly Entry<MemberView>[] }) {
  const { data, may } = usePlan();
  const [roles, setRoles] = useState<string>();
  const [dismiss, setDismiss] = useState<string>();
  return (
    <>
      <Table
        caption="Members of the operation"
        hideCaption
        rows={members}
        rowKey={([id]) => id}
        empty={<EmptyState title="No member yet">Admit those who lead, write, watch or go out.</EmptyState>}
        columns={[
          { key: 'name', head: 'Name', rowHead: true, cell: ([, { name }]) => nameText(name) },
          {
            key: 'agency',
            head: 'Agency',
            minor: true,
            cell: ([, { agencyId, unitId }]) => agencyName(data, agencyId, unitId),
          },
          { key: 'roles', head: 'Acts as', cell: rolesOf },
          { key: 'acts', head: '', align: 'end', cell: actsOf(may, setRoles, setDismiss) },
        ]}
      />
      {roles !== undefined && <RolesDialog memberId={roles} onClose={() => setRoles(undefined)} />}
      {dismiss !== undefined && (
        <ReasonDialog
          title={`Dismiss ${nameText(data.members.get(dismiss)?.name)}`}
          type="DismissMember"
          payload={{ memberId: dismiss }}
          act="Dismiss"
          danger
          onClose={() => setDismiss(undefined)}
        >
          <p>They stop seeing the operation at once. What they reported stays on record.</p>
        </ReasonDialog>
      )}
    </>
  );
}

function rolesOf([, member]: Entry<MemberView>) {
  if (member.active === false) return <Chip tone="idle">dismissed</Chip>;
  return listOf((member.roles ?? []).map((role) => roleWords[role]));
}

const actsOf = (may: boolean, onRoles: (id: string) => void, onDismiss: (id: string) => void) =>
  function acts([id, member]: Entry<MemberView>) {
    if (!may || member.active === false) return null;
    const name = nameText(member.name);
    return (
      <span className={styles['rowActs']}>
        <Button onClick={() => onRoles(id)} aria-label={`Roles of ${name}…`}>
          Roles…
        </Button>
        <Button onClick={() => onDismiss(id)} aria-label={`Dismiss ${name}…`}>
          Dismiss…
        </Button>
      </span>
    );
  };
