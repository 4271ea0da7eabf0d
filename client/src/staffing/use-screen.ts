import { useEffect, useMemo, useRef, useState } from 'react';
import { useSend } from '../app/hooks.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { refusalSentence } from '../words/sentences.ts';
import { isFiltered } from './filters.ts';
import { gapRows, type GapRow } from './gap-rows.ts';
import { timelineOf, type Timeline } from './lanes.ts';
import type { OnWhat } from './staffing-data.ts';
import type { Over, SideTab, StaffingActs } from './staffing-acts.ts';
import { usePickUp, type PickUp } from './use-pick-up.ts';
import { useProposal, type ProposalUse } from './use-proposal.ts';
import { useStaffing } from './use-staffing.ts';
import { at } from './frame.ts';

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
  readonly propose: () => void;
  readonly takeCandidate: (number: number) => void;
}

export function useScreen(): ScreenState {
  const { data, index, frame, ids, filters } = useStaffing();
  const rows = useMemo(() => gapRows(data, index, isFiltered(filters) ? ids : null), [data, index, ids, filters]);
  const timeline = useMemo(() => timelineOf(data, index, frame, ids), [data, index, frame, ids]);
  useGapsAnnounced(rows);
  const hands = usePickUp(timeline);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [tab, setTab] = useState<SideTab>('need');
  const [needId, setNeedId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [over, setOver] = useState<Over>({ kind: 'none' });
  const whole = useProposal(() => setTab('told'));
  const candidates = useProposal(() => setTab('told'));
  const tellByVoice = useTellByVoice();
  const selected = rows.find(({ key }) => key === selectedKey) ?? null;
  const looked =
    needId ?? selected?.requirementId ?? rows.find((row) => row.requirementId !== null)?.requirementId ?? null;
  const lookAt = (requirementId: string): void => {
    setNeedId(requirementId);
    setTab('need');
  };
  const select = (row: GapRow): void => {
    setSelectedKey(row.key);
    if (row.requirementId !== null) setNeedId(row.requirementId);
  };
  const whoCould = (requirementId: string): void => {
    lookAt(requirementId);
    const gap = index.coverOf.get(requirementId)?.gap;
    const window = data.requirements.get(requirementId)?.window;
    const hours =
      gap?.kind === 'short' && gap.startAt !== null && gap.endAt !== null
        ? { startAt: gap.startAt, endAt: gap.endAt }
        : { startAt: at(frame, window?.start ?? 0), endAt: at(frame, window?.end ?? 60) };
    candidates.ask({ kind: 'replacement', requirementId, ...hours });
  };
  const acts: StaffingActs = {
    tab,
    show: setTab,
    open: setOver,
    needId: looked,
    lookAt,
    whoCould,
    tellByVoice,
    primary: (row) => primaryOf(row, { open: setOver, show: setTab, whoCould, tellByVoice }),
  };
  return {
    rows,
    selectedKey: selected?.key ?? rows[0]?.key ?? null,
    selected: selected ?? rows[0] ?? null,
    select,
    timeline,
    hands,
    chosen,
    choose: (key) => {
      setChosen(key);
      const requirementId = needOf(timeline, key);
      if (requirementId !== null) lookAt(requirementId);
    },
    chosenOn: onOf(chosen, timeline),
    over,
    close: () => setOver({ kind: 'none' }),
    acts,
    whole,
    candidates,
    propose: () => {
      setTab('proposal');
      whole.ask({ kind: 'allocation' });
    },
    takeCandidate: (number) => takeNumbered(candidates, number),
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
