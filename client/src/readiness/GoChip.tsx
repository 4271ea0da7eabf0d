import { Chip } from '../ui/Chip.tsx';

/** Go or no-go in shape, word and colour. */
export function GoChip({ go }: { readonly go: boolean }) {
  return <Chip tone={go ? 'ok' : 'bad'}>{go ? 'Go' : 'No-go'}</Chip>;
}
