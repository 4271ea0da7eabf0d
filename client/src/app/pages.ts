import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { OperationPageName } from './page-table.ts';

type Page = LazyExoticComponent<ComponentType>;

/** Every page is a file of its own in its room, named as its component, so that a phone fetches the phone's alone. */
const files = import.meta.glob<Readonly<Record<string, ComponentType>>>(
  '../{board,plan,field,agency,worker,account}/*Page.tsx',
);

/** `part('board', 'BoardPage')`: the component of that name, fetched when first drawn. */
function part(room: string, name: string): Page {
  return lazy(async () => {
    const page = (await files[`../${room}/${name}.tsx`]?.())?.[name];
    if (page === undefined) throw new Error(`There is no page ${name}.`);
    return { default: page };
  });
}

export const operationPageParts: Readonly<Record<OperationPageName, Page>> = {
  board: part('board', 'BoardPage'),
  plan: part('plan', 'PlanPage'),
  field: part('field', 'FieldPage'),
  agency: part('agency', 'AgencyPage'),
};
export const RosterPart = part('agency', 'RosterPage');
export const WorkerPart = part('worker', 'WorkerPage');
export const AdministrationPart = part('account', 'AdministrationPage');
export const SignInPart = part('account', 'SignInPage');
export const LinkPart = part('account', 'LinkPage');
export const OperationsPart = part('account', 'OperationsPage');
export const AccountPart = part('account', 'AccountPage');
