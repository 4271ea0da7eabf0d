import { useId } from 'react';
import { ChooseBar } from './ChooseBar.tsx';
import { headingOf } from './moments.ts';
import { SeenView } from './SeenView.tsx';
import { useSeenAs, type SeenAsUse } from './use-seen-as.ts';
import { OperationHeader } from '../../app/OperationHeader.tsx';
import { useNow, useOperation } from '../../app/hooks.ts';
import { minute, ukZone } from '../../format/zone.ts';
import { Button } from '../../ui/Button.tsx';
import { SkipLink } from '../../ui/SkipLink.tsx';
import { EmptyState, LoadingState, RefusedState } from '../../ui/States.tsx';
import { refusalSentence } from '../../words/sentences.ts';
import styles from './preview.module.css';

/** `/o/:id/seen-as`: for the lead, what one agency or unit sees, saw or will see, and what of it is not the lead's to read. */
export function SeenAsPage() {
  const seenAs = useSeenAs();
  return (
    <>
      <SkipLink />
      <OperationHeader current="seen-as" />
      <main id="main" className={styles['page']}>
        <ChooseBar seenAs={seenAs} />
        {seenAs.agencyId === null ? (
          <>
            <h1>As an agency sees it</h1>
            <EmptyState title="No agency yet">
              Once one is in the operation, what it sees can be looked at here.
            </EmptyState>
          </>
        ) : (
          <Frame seenAs={seenAs} />
        )}
      </main>
    </>
  );
}

function Frame({ seenAs }: { readonly seenAs: SeenAsUse }) {
  const { state, agencies, agencyId, unitId, at } = seenAs;
  const heading = useId();
  const { view } = useOperation();
  const now = useNow(minute);
  const agency = agencies.find(([id]) => id === agencyId)?.[1];
  const unit = agency?.units?.find(({ id }) => id === unitId)?.name;
  const who = [agency?.name ?? 'this agency', unit ?? ''].filter((part) => part !== '').join(', ');
  return (
    <section className={styles['frame']} aria-labelledby={heading}>
      <h1 id={heading}>{headingOf(who, at, now, view.zone ?? ukZone)}</h1>
      {at !== null && at > now && <p className="muted">By what is planned, if nobody does anything more.</p>}
      {state.kind === 'seen' && (
        <aside className={styles['kept']} aria-label="Kept back from you">
          <h2>Kept back from you</h2>
          <ul>
            {state.seen.keptBack.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </aside>
      )}
      <Answered seenAs={seenAs} />
    </section>
  );
}

function Answered({ seenAs: { state, at, go } }: { readonly seenAs: SeenAsUse }) {
  switch (state.kind) {
    case 'asking':
      return <LoadingState what="what it sees" />;
    case 'refused':
      return (
        <RefusedState
          reason={refusalSentence(state.refusal)}
          action={<Button onClick={() => go(at)}>Ask again</Button>}
        />
      );
    case 'seen':
      return <SeenView seen={state.seen} />;
  }
}
