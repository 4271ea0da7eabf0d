import { EmptyState } from '../ui/States.tsx';
import { age } from '../format/time.ts';
import type { OperationCommandType } from '#shared/commands/operation-commands.ts';
import { ActButton } from './ActButton.tsx';
import type { Disagreement } from './settle-list.ts';
import { SidePanel } from './SidePanel.tsx';
import type { Acts } from './use-acts.ts';
import styles from './SidePanel.module.css';

export interface SettlePanelProps {
  readonly items: readonly Disagreement[];
  readonly acts: Acts;
  readonly may: ReadonlySet<OperationCommandType>;
  readonly now: number;
  readonly onClose: () => void;
}

/** Where two sources or two planners do not agree: both values stand here until a person keeps one. */
export function SettlePanel({ items, acts, may, now, onClose }: SettlePanelProps) {
  return (
    <SidePanel title="To settle" note="both stand until a person keeps one" onClose={onClose}>
      {items.length === 0 ? (
        <EmptyState title="Nothing to settle" />
      ) : (
        <ul className={styles['list']}>
          {items.map((item) => (
            <li key={item.key} className={styles['item']}>
              <SettleItem item={item} acts={acts} may={may} now={now} />
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

type ItemProps = Pick<SettlePanelProps, 'acts' | 'may' | 'now'> & { readonly item: Disagreement };

export function SettleItem({ item, acts, may, now }: ItemProps) {
  return (
    <div className={styles['part']}>
      <span>
        <b>{item.title}</b> <span className={styles['quiet']}>{age(now - item.at)} ago</span>
      </span>
      {item.kind === 'step' ? (
        <StepChoice item={item} acts={acts} may={may} />
      ) : (
        <ContestChoice item={item} acts={acts} may={may} />
      )}
    </div>
  );
}

function StepChoice({ item, acts, may }: Omit<ItemProps, 'now'> & { item: Disagreement & { kind: 'step' } }) {
  const settle = (reached: boolean) =>
    ({ type: 'SettleStep', payload: { addressId: item.addressId, step: item.step, reached } }) as const;
  return (
    <>
      <span>Reached: {item.yes}</span>
      <span>Not reached: {item.no}</span>
      {may.has('SettleStep') ? (
        <span className={styles['buttons']}>
          <ActButton acts={acts} actKey={`yes/${item.key}`} commands={[settle(true)]}>
            Keep “reached”
          </ActButton>
          <ActButton acts={acts} actKey={`no/${item.key}`} commands={[settle(false)]}>
            Keep “not reached”
          </ActButton>
        </span>
      ) : (
        <span className={styles['quiet']}>The lead settles it.</span>
      )}
    </>
  );
}

function ContestChoice({ item, acts, may }: Omit<ItemProps, 'now'> & { item: Disagreement & { kind: 'contest' } }) {
  const settle = (keep: 'standing' | 'other') =>
    ({ type: 'SettleContest', payload: { contestId: item.contestId, keep } }) as const;
  return (
    <>
      <span>Standing: {item.standing}</span>
      <span>
        Typed by {item.by}: {item.other}
      </span>
      {may.has('SettleContest') ? (
        <span className={styles['buttons']}>
          <ActButton acts={acts} actKey={`standing/${item.key}`} commands={[settle('standing')]}>
            Keep “{short(item.standing)}”
          </ActButton>
          <ActButton acts={acts} actKey={`other/${item.key}`} commands={[settle('other')]}>
            Take “{short(item.other)}”
          </ActButton>
        </span>
      ) : (
        <span className={styles['quiet']}>The lead settles it.</span>
      )}
    </>
  );
}

const short = (text: string): string => (text.length > 28 ? `${text.slice(0, 27)}…` : text);
