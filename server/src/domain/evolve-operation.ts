import { ASKING_FOLDS } from './evolve-asking.ts';
import { DATE_FOLDS } from './evolve-dates.ts';
import { IMPORT_FOLDS } from './evolve-import.ts';
import { PLAN_FOLDS } from './evolve-plan.ts';
import { PLAN_RECORD_FOLDS } from './evolve-plan-records.ts';
import { RUNNING_FOLDS } from './evolve-running.ts';
import { STAFFING_FOLDS } from './evolve-staffing.ts';
import type { Folds } from './folding.ts';
import { evolveBy } from './folding.ts';
import type { OperationEvent, OperationFact } from './operation-events.ts';
import type { OperationEntities } from './operation-state.ts';

const OPERATION_FOLDS: Folds<OperationFact, OperationEntities> = {
  ...PLAN_FOLDS,
  ...PLAN_RECORD_FOLDS,
  ...DATE_FOLDS,
  ...IMPORT_FOLDS,
  ...STAFFING_FOLDS,
  ...ASKING_FOLDS,
  ...RUNNING_FOLDS,
};

/** How any fact of an operation changes its state. */
export const evolveOperation = evolveBy<OperationEntities, OperationEvent>(OPERATION_FOLDS);
