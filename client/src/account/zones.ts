import type { ComboItem } from '../ui/combo-items.ts';
import { OPERATION_COMMANDS } from '#shared/commands/operation-commands.ts';

const schema = OPERATION_COMMANDS.CreateOperation.payload.shape.zone;

/** Every zone that this browser knows and an operation may have. */
export const ZONES: readonly ComboItem[] = Intl.supportedValuesOf('timeZone')
  .filter((zone) => schema.safeParse(zone).success)
  .map((value) => ({ value, label: value }));
