import type { OperationEntities } from '../domain/operation-state.ts';
import { clashOf } from '../planning/clash.ts';
import { coverOf } from '../planning/cover.ts';
import { lackOf } from '../planning/lack.ts';
import { readinessOf } from '../planning/readiness.ts';
import { COMMAND_CLASSES } from './audiences.ts';
import type { RuleTable } from './cut.ts';
import { derived, forEach } from './cut.ts';

/** Derived values are command's; and even there only where all that they speak of is seen. */
export const derivedRules = {
  cover: forEach(COMMAND_CLASSES, derived<OperationEntities, 'cover'>('cover', coverOf)),
  readiness: forEach(COMMAND_CLASSES, derived<OperationEntities, 'readiness'>('readiness', readinessOf)),
  clash: forEach(COMMAND_CLASSES, derived<OperationEntities, 'clash'>('clash', clashOf)),
  lack: forEach(COMMAND_CLASSES, derived<OperationEntities, 'lack'>('lack', lackOf)),
} satisfies RuleTable<OperationEntities>;
