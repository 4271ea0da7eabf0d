import { useEffect, useMemo, useRef, useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { refusalSentence } from '../words/sentences.ts';
import { isFiltered } from './filters.ts';
import { gapRows, type GapRow } from './gap-rows.ts';
import { timelineOf, type Timeline } from './lanes.ts';
import type { OnWhat, StaffingData, StaffingIndex } from './staffing-data.ts';
import type { Over, SideTab, StaffingActs } from './staffing-acts.ts';
import { spotOf } from './spot-of.ts';
import { usePickUp, type PickUp } from './use-pick-up.ts';
import { useProposal, type ProposalUse } from './use-proposal.ts';
import { useStaffing } from './use-staffing.ts';
import { spanOf, type StaffingFrame } from './frame.ts';

/** Everything that the screen draws and does. */
export interface ScreenState {
  readonly rows: readonly GapRow[];
  readonly selectedKey: string | null;
  readonly selected: GapRow | null;
  readonly select: (row: GapRow) => void;
  readonly timeline: Timeline;
  readonly hands: PickUp;
  /** The bar that is chosen, by its key. */
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
  readonly chosenOn: OnWhat | null;
  readonly over: Over;
  readonly close: () => void;
  readonly acts: StaffingActs;
  readonly whole: ProposalUse;
  readonly candidates: ProposalUse;
  /** The form that moves or stretches somebody. */
  readonly move: (on: OnWhat) => void;
  readonly propose: () => void;
  readonly takeCandidate: (number: number) => void;
}

export function useScreen(): ScreenState {
  const { data, index, frame, ids, filters, may, mayTell } = useStaffing();
  const rows = useMemo(() => gapRows(data, index, isFiltered(filters) ? ids : null), [data, index, ids, filters]);
  const timeline = useMemo(() => timelineOf(data, index, frame, ids), [data, index, frame, ids]);
  useGapsAnnounced(rows);
  const hands = usePickUp(timeline);
  const place = usePlace(rows, timeline);
  const [over, setOver] = useState<Over>({ kind: 'none' });
  const ring = (): void => place.show('told');
  const whole = useProposal(ring);
  const candidates = useProposal(ring);
  const tellByVoice = useTellByVoice();
  const whoCould = (requirementId: string): void => {
    place.lookAt(requirementId);
    candidates.ask({ kind: 'replacement', requirementId, ...shortHours(requirementId, data, index, frame) });
  };
  const parts = { open: setOver, show: place.show, whoCould, tellByVoice };
  const acts: StaffingActs = {
    ...parts,
    tab: place.tab,
    needId: place.needId,
    lookAt: place.lookAt,
    primary: (row) => {
      if (may || row.kind === 'untold' || (mayTell && row.kind === 'again')) primaryOf(row, parts);
    },
  };
  return {
    ...place,
    rows,
    timeline,
    hands,
    over,
    close: () => setOver({ kind: 'none' }),
    acts,
    whole,
    candidates,
    move: (on) => setOver({ kind: 'move', piece: on, from: spotOf(data, frame, on) }),
    propose: () => {
      place.show('proposal');
      whole.ask({ kind: 'allocation' });
    },
    takeCandidate: (number) => takeNumbered(candidates, number),
  };
}

/** The hours that are short, else those asked for. */
function shortHours(
  requirementId: string,
  data: StaffingData,
  { coverOf }: StaffingIndex,
  frame: StaffingFrame,
): { readonly startAt: number; readonly endAt: number } {
  const cover = coverOf.get(requirementId);
  const dated = cover?.byDate?.find(({ dateId }) => dateId === frame.dateId);
  const gap = frame.isT ? cover?.gap : dated?.gap;
  if (gap?.kind === 'short' && gap.startAt !== null && gap.endAt !== null)
    return { startAt: gap.startAt, endAt: gap.endAt };
  return spanOf(frame, data.requirements.get(requirementId)?.window ?? { start: 0, end: 60 });
}

/** Which gap, which need and who is chosen, and what stands beside the hours. */
function usePlace(rows: readonly GapRow[], timeline: Timeline) {
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [tab, setTab] = useState<SideTab>('need');
  const [needId, setNeedId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = rows.find(({ key }) => key === selectedKey) ?? rows[0] ?? null;
  const first = rows.find((row) => row.requirementId !== null)?.requirementId ?? null;
  const lookAt = (requirementId: string): void => {
    setNeedId(requirementId);
    setTab('need');
  };
  return {
    selected,
    selectedKey: selected?.key ?? null,
    select: (row: GapRow) => {
      setSelectedKey(row.key);
      if (row.requirementId !== null) setNeedId(row.requirementId);
    },
    tab,
    show: setTab,
    needId: needId ?? selected?.requirementId ?? first,
    lookAt,
    chosen,
    chosenOn: onOf(chosen, timeline),
    choose: (key: string) => {
      setChosen(key);
      const requirementId = needOf(timeline, key);
      if (requirementId !== null) lookAt(requirementId);
    },
  };
}

function primaryOf(
  row: GapRow,
  { open, show, whoCould, tellByVoice }: Pick<StaffingActs, 'open' | 'show' | 'whoCould' | 'tellByVoice'>,
): void {
  switch (row.kind) {
    case 'short':
    case 'silent':
      return open({ kind: 'ask', requirementId: row.requirementId });
    case 'against':
      return row.mayBeSetAside ? open({ kind: 'aside', row }) : whoCould(row.requirementId);
    case 'lack':
      return open({ kind: 'add', row });
    case 'again':
      return row.noticeIds.length > 0
        ? tellByVoice(row.key, row.noticeIds)
        : open({ kind: 'ask', requirementId: row.requirementId });
    case 'untold':
      return show('told');
  }
}

function takeNumbered(use: ProposalUse, number: number): void {
  if (use.state.kind !== 'made') return;
  const step = use.state.proposal.steps[number - 1];
  if (step !== undefined && use.state.steps.get(step.id) === undefined) void use.take([step]);
}

const needOf = ({ groups }: Timeline, key: string): string | null => {
  for (const { needs } of groups) for (const { id, bars } of needs) if (bars.some((bar) => bar.key === key)) return id;
  return null;
};

/** Whoever is chosen, as long as they are on the hours. */
function onOf(key: string | null, timeline: Timeline): OnWhat | null {
  if (key === null || needOf(timeline, key) === null) return null;
  const [kind, id = ''] = key.split(' ');
  return kind === 'assignment' || kind === 'duty' ? { kind, id } : null;
}

/** Says of somebody's notices that they were told by voice; a refusal is read out and drawn. */
function useTellByVoice(): StaffingActs['tellByVoice'] {
  const send = useSend();
  const say = useAnnounce();
  const sending = useRef(new Set<string>());
  return (key, noticeIds) => {
    if (sending.current.has(key)) return;
    sending.current.add(key);
    void (async () => {
      for (const noticeId of noticeIds) {
        const reply = await send('TellByVoice', { noticeId });
        if (!reply.ok) return say(refusalSentence(reply.refusal), { manner: 'assertive', tone: 'bad' });
      }
      say('Told by voice: recorded', { tone: 'ok' });
    })().finally(() => sending.current.delete(key));
  };
}

/** What came to be short, or is so no longer, is read out. */
function useGapsAnnounced(rows: readonly GapRow[]): void {
  const say = useAnnounce();
  const told = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const now = new Map(rows.flatMap((row) => (row.kind === 'short' ? [[row.key, row.sentence] as const] : [])));
    const before = told.current;
    told.current = now;
    if (before === null) return;
    const come = [...now].filter(([key]) => !before.has(key)).map(([, sentence]) => `Short: ${sentence}`);
    const gone = [...before].filter(([key]) => !now.has(key)).map(([, sentence]) => `Closed: ${sentence}`);
    const words = [...come, ...gone].slice(0, 3).join(' ');
    if (words !== '') say(words);
  }, [rows, say]);
}
