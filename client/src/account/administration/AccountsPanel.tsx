import { useMemo, useState } from 'react';
import { useNow, useRecords } from '../../app/hooks.ts';
import { PasteDialog } from '../../editing/paste/PasteDialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { Table } from '../../ui/Table.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { minute } from '../../format/zone.ts';
import { counted } from '../../format/language.ts';
import { standingWords } from '../../words/labels.ts';
import { nameText } from '../../words/sentences.ts';
import { AccountActs, menuOf, useAtOnce, type AccountAct, type AtOnce } from './AccountActs.tsx';
import { accountStanding, agencyOf, findAccounts, knownAccounts, type AccountEntry } from './accounts.ts';
import { AddAccount } from './AddAccount.tsx';
import styles from './administration.module.css';

/** Everybody with an account, and what can be done for them. */
export function AccountsPanel() {
  const accounts = useRecords('account');
  const agencies = useRecords('agency');
  const now = useNow(minute);
  const [typed, setTyped] = useState('');
  const atOnce = useAtOnce();
  const [act, setAct] = useState<AccountAct>();
  const [open, setOpen] = useState<'none' | 'add' | 'paste'>('none');
  const found = useMemo(() => findAccounts(accounts, agencies, typed), [accounts, agencies, typed]);
  const name = ([, account]: AccountEntry): string => nameText(account.name);
  return (
    <Panel
      title="People"
      look="roomy"
      note={counted(accounts.size, 'account')}
      actions={
        <>
          <Button onClick={() => setOpen('paste')}>Paste people…</Button>
          <Button icon="plus" onClick={() => setOpen('add')}>
            Add person
          </Button>
        </>
      }
    >
      <div className={styles['find']}>
        <TextField label="Find" type="search" optional placeholder="Name or agency" value={typed} onChange={setTyped} />
      </div>
      <Table
        caption="People with an account"
        hideCaption
        rows={found}
        rowKey={([id]) => id}
        empty={
          <EmptyState title={typed === '' ? 'No people yet' : 'Nobody of that name'}>
            {typed === ''
              ? 'Add them one by one, or paste rows from a spreadsheet.'
              : 'Take a letter away, or add the person.'}
          </EmptyState>
        }
        columns={[
          { key: 'name', head: 'Name', rowHead: true, cell: name },
          { key: 'signIn', head: 'Sign-in name', minor: true, cell: ([, account]) => nameText(account.signInName) },
          { key: 'agency', head: 'Agency', minor: true, cell: ([, account]) => agencyOf(agencies, account) },
          {
            key: 'standing',
            head: 'Standing',
            minor: true,
            cell: ([, { standing = 'member' }]) => standingWords[standing],
          },
          { key: 'state', head: 'State', cell: stateCell(now), whole: true },
          { key: 'acts', head: '', align: 'end', cell: actsCell(setAct, atOnce) },
        ]}
      />
      <AccountActs act={act} onClose={() => setAct(undefined)} />
      {open === 'add' && (
        <AddAccount
          onClose={() => setOpen('none')}
          onAdded={(accountId, added) => {
            setOpen('none');
            setAct({ kind: 'link', accountId, name: added, purpose: 'invitation' });
          }}
        />
      )}
      {open === 'paste' && (
        <PasteDialog
          kind="account"
          title="Paste people"
          known={knownAccounts(accounts, agencies)}
          onClose={() => setOpen('none')}
        />
      )}
    </Panel>
  );
}

const stateCell = (now: number) =>
  function state([, account]: AccountEntry) {
    const { tone, words } = accountStanding(account, now);
    return <Chip tone={tone}>{words}</Chip>;
  };

const actsCell = (onAct: (act: AccountAct) => void, atOnce: AtOnce) =>
  function acts([accountId, account]: AccountEntry) {
    return <Menu label="Account…" items={menuOf(accountId, account, onAct, atOnce)} />;
  };
