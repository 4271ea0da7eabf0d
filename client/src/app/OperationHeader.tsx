import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ConnectionChip } from './ConnectionChip.tsx';
import { useMe, useOperation } from './hooks.ts';
import { OperationClock } from './OperationClock.tsx';
import { operationPages, pagePath, type OperationPageName } from './page-table.ts';
import { PostOffer } from './PostOffer.tsx';
import { SignOutButton } from './SignOutButton.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { Chip, type Tone } from '../ui/Chip.tsx';
import { TopBar } from '../ui/TopBar.tsx';
import { phaseWords, roleWords } from '../words/labels.ts';
import type { OperationView } from '#shared/records.ts';
import type { OperationRole, Phase } from '#shared/vocabulary.ts';
import styles from './OperationHeader.module.css';

export interface OperationHeaderProps {
  readonly current: OperationPageName;
  /** The page's own tools, as "Find or do". */
  readonly children?: ReactNode;
}

/** The head of a desk page: which operation, how it stands, its clock, the pages of this role, contact, who is here. */
export function OperationHeader({ current, children }: OperationHeaderProps) {
  const { id, view } = useOperation();
  const { as } = useMe();
  const pages = operationPages.filter(({ serves }) => (serves as readonly string[]).includes(as));
  return (
    <div>
      <TopBar
        title={
          <Link href="/" className={styles['codename']} title="All your operations">
            {view.codename === undefined ? 'Muster' : `Op ${view.codename}`}
          </Link>
        }
        status={
          <>
            <PhaseChip view={view} />
            <OperationClock t={view.t ?? null} />
          </>
        }
        nav={pages.map((page) => (
          <Link
            key={page.name}
            href={pagePath(id, page.name, as as OperationRole)}
            aria-current={page.name === current ? 'page' : undefined}
          >
            {page.label}
          </Link>
        ))}
      >
        {children}
        <ThemeMenu />
        <ConnectionChip />
        <span>
          <Link href="/account" className={styles['who']}>
            {roleWords[as]}
          </Link>
          {' · '}
          <SignOutButton />
        </span>
      </TopBar>
      <PostOffer className={styles['offer']} />
    </div>
  );
}

const phaseTones: Readonly<Record<Phase, Tone>> = {
  draft: 'idle',
  briefed: 'move',
  live: 'ok',
  stood_down: 'busy',
  closed: 'idle',
};

function PhaseChip({ view }: { readonly view: OperationView }) {
  if (view.standing?.kind === 'postponed') return <Chip tone="warn">Postponed</Chip>;
  if (view.standing?.kind === 'cancelled') return <Chip tone="bad">Cancelled</Chip>;
  if (view.phase === undefined) return null;
  return <Chip tone={phaseTones[view.phase]}>Phase: {phaseWords[view.phase].toLowerCase()}</Chip>;
}
