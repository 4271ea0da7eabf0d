import { Chip, type Tone } from '../../ui/Chip.tsx';
import { warrantStandingWords } from '../../words/plan-labels.ts';
import type { WarrantView } from '#shared/plan-records.ts';
import type { WarrantStanding } from '#shared/plan-vocabulary.ts';

const TONES: Readonly<Record<WarrantStanding, Tone>> = {
  applied_for: 'busy',
  refused: 'bad',
  issued: 'ok',
  executed: 'move',
  returned: 'idle',
};

/** In shape, word and colour. */
export function WarrantChip({ standing = 'applied_for' }: Pick<WarrantView, 'standing'>) {
  return <Chip tone={TONES[standing]}>{warrantStandingWords[standing]}</Chip>;
}
