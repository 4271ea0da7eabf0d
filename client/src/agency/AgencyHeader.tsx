import { Link } from 'wouter';
import { useAgency } from './agency-context.ts';
import { ConnectionChip } from '../app/ConnectionChip.tsx';
import { pagePath } from '../app/page-table.ts';
import { SignOutButton } from '../app/SignOutButton.tsx';
import { TopBar } from '../ui/TopBar.tsx';
import styles from './agency.module.css';

/** The head of the agency's page: whose it is. It has no codename and no T: neither is the agency's. */
export function AgencyHeader() {
  const { operationId, agencyId, agency, unitName } = useAgency();
  const whose = [agency.name, unitName].filter((part) => part !== undefined).join(' · ');
  return (
    <TopBar
      title={
        <Link href="/" className={styles['brand']}>
          Muster
        </Link>
      }
      status={<span className="muted">{whose}</span>}
      nav={
        <>
          <Link href={pagePath(operationId, 'agency')} aria-current="page">
            Requests
          </Link>
          <Link href={`/agency/${agencyId}/roster`}>Your people</Link>
        </>
      }
    >
      <ConnectionChip />
      <span>
        Coordinator · <SignOutButton />
      </span>
    </TopBar>
  );
}
