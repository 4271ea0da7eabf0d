import { Link, useLocation } from 'wouter';
import { SignOutButton } from './SignOutButton.tsx';
import { useSession } from './use-session.ts';
import { TopBar } from '../ui/TopBar.tsx';
import { standingWords } from '../words/labels.ts';

/** The head of pages that belong to no operation: who is signed in, as what, and the way to the others. */
export function AccountHeader() {
  const session = useSession();
  const [path] = useLocation();
  const account = session.kind === 'in' ? session.me.account : undefined;
  const pages = [
    { href: '/', label: 'Your operations' },
    ...(account?.standing === 'administrator' ? [{ href: '/administration', label: 'Administration' }] : []),
    { href: '/account', label: 'Your account' },
  ];
  return (
    <TopBar
      title="Muster"
      nav={
        account !== undefined &&
        pages.map(({ href, label }) => (
          <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
            {label}
          </Link>
        ))
      }
    >
      {account !== undefined && (
        <span>
          {account.name}
          {account.standing === 'member' ? '' : ` · ${standingWords[account.standing]}`} · <SignOutButton />
        </span>
      )}
    </TopBar>
  );
}
