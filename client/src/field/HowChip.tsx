import type { How } from './standing.ts';
import { clockTime, hourMinute } from '../format/time.ts';
import { Chip } from '../ui/Chip.tsx';
import { sourceWords } from '../words/labels.ts';

/** How something stands: kept on this phone, sent, recorded, confirmed by another way, or said both ways. */
export function HowChip({ how, zone }: { readonly how: How; readonly zone: string | undefined }) {
  switch (how.kind) {
    case 'writing':
      return (
        <Chip tone="idle" icon="kept">
          being kept
        </Chip>
      );
    case 'kept':
      return (
        <Chip tone="idle" icon="kept">
          kept here
        </Chip>
      );
    case 'page':
      return <Chip tone="warn">kept in this page only</Chip>;
    case 'sent':
      return <Chip tone="move">sent</Chip>;
    case 'recorded':
      return <Chip tone="ok">recorded</Chip>;
    case 'confirmed':
      return (
        <Chip tone="ok">
          confirmed by {sourceWords[how.by.source]} {clockTime(how.by.happenedAt, zone)}
        </Chip>
      );
    case 'disputed':
      return (
        <Chip tone="bad">
          disputed: {sourceWords[how.notSo.source]} says not, {hourMinute(how.notSo.happenedAt, zone)}
        </Chip>
      );
  }
}
