import { useMemo } from 'react';
import { useRecords } from '../app/hooks.ts';
import type { PlanData } from './plan-data.ts';

type Tables = Omit<PlanData, 'operation'>;

/** Places, teams, people and what is needed: each table the same until a record in it changes. */
function usePlaces() {
  const addresses = useRecords('address');
  const sites = useRecords('site');
  const teams = useRecords('team');
  const agencies = useRecords('agency');
  const members = useRecords('member');
  const staff = useRecords('staff');
  const requirements = useRecords('requirement');
  const usualNeeds = useRecords('usualNeed');
  return useMemo(
    () => ({ addresses, sites, teams, agencies, members, staff, requirements, usualNeeds }),
    [addresses, sites, teams, agencies, members, staff, requirements, usualNeeds],
  );
}

/** What came of asking, showing and editing, and what is derived from it. */
function useStanding() {
  const requests = useRecords('request');
  const assignments = useRecords('assignment');
  const showings = useRecords('showing');
  const contests = useRecords('contest');
  const covers = useRecords('cover');
  const readiness = useRecords('readiness');
  const notices = useRecords('notice');
  const imports = useRecords('import');
  return useMemo(
    () => ({ requests, assignments, showings, contests, covers, readiness, notices, imports }),
    [requests, assignments, showings, contests, covers, readiness, notices, imports],
  );
}

/** Who commands, what is done when, by what law and at what risk. */
function useCommandPlan() {
  const posts = useRecords('post');
  const tasks = useRecords('task');
  const contingencies = useRecords('contingency');
  const channels = useRecords('channel');
  const warrants = useRecords('warrant');
  const risks = useRecords('risk');
  const drawings = useRecords('drawing');
  return useMemo(
    () => ({ posts, tasks, contingencies, channels, warrants, risks, drawings }),
    [posts, tasks, contingencies, channels, warrants, risks, drawings],
  );
}

/** Every table of the plan page; the same object until something in one of them changes. */
export function usePlanTables(): Tables {
  const places = usePlaces();
  const standing = useStanding();
  const command = useCommandPlan();
  return useMemo(() => ({ ...places, ...standing, ...command }), [places, standing, command]);
}
