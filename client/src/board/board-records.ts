import { useMemo } from 'react';
import { useRecords } from '../app/hooks.ts';
import type { RecordKind, ViewRecords } from '#shared/records.ts';

/** The kinds of record that the board is drawn from. */
export const BOARD_KINDS = [
  'address',
  'site',
  'team',
  'agency',
  'member',
  'requirement',
  'request',
  'assignment',
  'showing',
  'assistance',
  'logEntry',
  'decision',
  'notice',
  'contest',
  'cover',
  'readiness',
  'post',
] as const satisfies readonly RecordKind[];
export type BoardKind = (typeof BOARD_KINDS)[number];

/** All that a board shows of one operation, by kind and id, as far as this viewer sees it. */
export type BoardRecords = { readonly [K in BoardKind]: ReadonlyMap<string, ViewRecords[K]> };

/** The board's records; the same object until one of them changes. */
export function useBoardRecords(): BoardRecords {
  const address = useRecords('address');
  const site = useRecords('site');
  const team = useRecords('team');
  const agency = useRecords('agency');
  const member = useRecords('member');
  const requirement = useRecords('requirement');
  const request = useRecords('request');
  const assignment = useRecords('assignment');
  const showing = useRecords('showing');
  const assistance = useRecords('assistance');
  const logEntry = useRecords('logEntry');
  const decision = useRecords('decision');
  const notice = useRecords('notice');
  const contest = useRecords('contest');
  const cover = useRecords('cover');
  const readiness = useRecords('readiness');
  const post = useRecords('post');
  return useMemo(
    () => ({
      address,
      site,
      team,
      agency,
      member,
      requirement,
      request,
      assignment,
      showing,
      assistance,
      logEntry,
      decision,
      notice,
      contest,
      cover,
      readiness,
      post,
    }),
    [
      address,
      site,
      team,
      agency,
      member,
      requirement,
      request,
      assignment,
      showing,
      assistance,
      logEntry,
      decision,
      notice,
      contest,
      cover,
      readiness,
      post,
    ],
  );
}
