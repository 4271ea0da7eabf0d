import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { usePlan } from './plan-context.ts';
import type { GridRow } from './table/columns.ts';
import { useGive } from './use-give.ts';

/** Gives the selected addresses what each usually needs. */
export function GiveNeeds({ rows }: { readonly rows: readonly GridRow<object>[] }) {
  const { data } = usePlan();
  const say = useAnnounce();
  const { progress, give } = useGive();
  const giveAll = async (): Promise<void> => {
    const { label, made, refusals } = await give(rows);
    if (refusals.length > 0) say(refusals.slice(0, 3).join(' '), { tone: 'bad' });
    else say(made === 0 ? 'They have what is usual already' : `${label}: given`, { tone: 'ok' });
  };
  return (
    <Button disabled={progress !== undefined || data.usualNeeds.size === 0} onClick={() => void giveAll()}>
      Give usual needs
    </Button>
  );
}
