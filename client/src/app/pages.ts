import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { OperationPageName } from './page-table.ts';

type Page = LazyExoticComponent<ComponentType>;

/** Every page is a file of its own, so that a phone fetches the phone's alone. */
export const operationPageParts: Readonly<Record<OperationPageName, Page>> = {
  board: lazy(() => import('../board/BoardPage.tsx').then((page) => ({ default: page.BoardPage }))),
  plan: lazy(() => import('../plan/PlanPage.tsx').then((page) => ({ default: page.PlanPage }))),
  staffing: lazy(() => import('../staffing/StaffingPage.tsx').then((page) => ({ default: page.StaffingPage }))),
  import: lazy(() => import('../importing/ImportPage.tsx').then((page) => ({ default: page.ImportPage }))),
  'seen-as': lazy(() => import('../agency/preview/SeenAsPage.tsx').then((page) => ({ default: page.SeenAsPage }))),
  field: lazy(() => import('../field/FieldPage.tsx').then((page) => ({ default: page.FieldPage }))),
  agency: lazy(() => import('../agency/AgencyPage.tsx').then((page) => ({ default: page.AgencyPage }))),
};
export const RosterPart: Page = lazy(() =>
  import('../agency/RosterPage.tsx').then((page) => ({ default: page.RosterPage })),
);
export const WorkerPart: Page = lazy(() =>
  import('../worker/WorkerPage.tsx').then((page) => ({ default: page.WorkerPage })),
);
export const AdministrationPart: Page = lazy(() =>
  import('../account/AdministrationPage.tsx').then((page) => ({ default: page.AdministrationPage })),
);
export const SignInPart: Page = lazy(() =>
  import('../account/SignInPage.tsx').then((page) => ({ default: page.SignInPage })),
);
export const LinkPart: Page = lazy(() =>
  import('../account/LinkPage.tsx').then((page) => ({ default: page.LinkPage })),
);
export const OperationsPart: Page = lazy(() =>
  import('../account/OperationsPage.tsx').then((page) => ({ default: page.OperationsPage })),
);
export const AccountPart: Page = lazy(() =>
  import('../account/AccountPage.tsx').then((page) => ({ default: page.AccountPage })),
);
