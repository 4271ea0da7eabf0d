import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNow, useSend } from '../app/hooks.ts';
import { useEdits } from '../editing/EditsProvider.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { refusalSentence } from '../words/sentences.ts';
import type { Proposal, ProposalAsked, ProposalStep } from '#shared/proposals.ts';
import { askSolver } from './proposal.ts';
import { stepDeed, stepWords } from './proposal-steps.ts';
import { useStaffing } from './use-staffing.ts';

/** How one step stands once it was taken. */
export type StepState =
  | { readonly kind: 'sending' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly why: string };

export type ProposalState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly since: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'made'; readonly proposal: Proposal; readonly steps: ReadonlyMap<string, StepState> };

export interface ProposalUse {
  readonly state: ProposalState;
  /** The need that candidates are ranked for; null of a whole allocation. */
  readonly of: string | null;
  readonly ask: (asked: ProposalAsked) => void;
  readonly stop: () => void;
  /** Takes steps in their order, and stops at the first that is refused. */
  readonly take: (steps: readonly ProposalStep[]) => Promise<void>;
  /** Puts it away: nothing of it is taken. */
  readonly leave: () => void;
}

/** A proposal of the solver: asked for, stopped, taken whole, in part or not at all. */
export function useProposal(onRing: () => void): ProposalUse {
  const { operationId } = useStaffing();
  const [state, setState] = useState<ProposalState>({ kind: 'none' });
  const [of, setOf] = useState<string | null>(null);
  const stopping = useRef<AbortController>(undefined);
  const say = useAnnounce();
  const takeOne = useTakeOne(onRing);
  const now = useNow(1000);
  const clock = useRef(now);
  useEffect(() => {
    clock.current = now;
  });
  useEffect(() => () => stopping.current?.abort(), []);
  const ask = useCallback(
    (asked: ProposalAsked) => {
      stopping.current?.abort();
      const controller = new AbortController();
      stopping.current = controller;
      setOf(asked.kind === 'replacement' ? asked.requirementId : null);
      setState({ kind: 'asking', since: clock.current });
      void askSolver(operationId, asked, controller.signal).then((answer) => {
        if (controller.signal.aborted) return;
        setState(answer.kind === 'made' ? { ...answer, steps: new Map() } : answer);
        if (answer.kind === 'refused') say(answer.reason, { manner: 'assertive' });
        else
          say(answer.proposal.steps.length === 0 ? 'Nothing to propose' : `${answer.proposal.steps.length} proposed`);
      });
    },
    [operationId, say],
  );
  const stop = useCallback(() => {
    stopping.current?.abort();
    setState({ kind: 'stopped' });
    say('Stopped');
  }, [say]);
  const set = useCallback((id: string, step: StepState) => {
    setState((before) =>
      before.kind === 'made' ? { ...before, steps: new Map([...before.steps, [id, step]]) } : before,
    );
  }, []);
  const take = useCallback(
    async (steps: readonly ProposalStep[]) => {
      for (const step of steps) {
        set(step.id, { kind: 'sending' });
        const why = await takeOne(step);
        set(step.id, why === undefined ? { kind: 'taken' } : { kind: 'refused', why });
        if (why !== undefined) return;
      }
    },
    [set, takeOne],
  );
  const leave = useCallback(() => {
    stopping.current?.abort();
    setState({ kind: 'none' });
  }, []);
  return useMemo(() => ({ state, of, ask, stop, take, leave }), [state, of, ask, stop, take, leave]);
}

/** Sends what a step means, as the lead's own order. Undefined once recorded, else why not. */
function useTakeOne(onRing: () => void): (step: ProposalStep) => Promise<string | undefined> {
  const { data, frame } = useStaffing();
  const send = useSend();
  const say = useAnnounce();
  const { doAll } = useEdits();
  const now = useNow(1000);
  const latest = useRef({ data, frame, now, onRing });
  useEffect(() => {
    latest.current = { data, frame, now, onRing };
  });
  return useCallback(
    async (step) => {
      const { data, frame, now, onRing } = latest.current;
      const deed = stepDeed(data, frame, step, now);
      const words = stepWords(data, frame, step);
      const why = await (async (): Promise<string | undefined> => {
        switch (deed.kind) {
          case 'command': {
            const reply = await send(deed.command.type, deed.command.payload);
            return reply.ok ? undefined : refusalSentence(reply.refusal);
          }
          case 'step': {
            const { refusals, changed } = await doAll(deed.step);
            return refusals[0] ?? (changed.length === 0 ? undefined : 'Somebody else has changed this since.');
          }
          case 'ring':
            onRing();
            return undefined;
          case 'none':
            return 'That is no longer there.';
        }
      })();
      if (why === undefined) say(`${words}: recorded`, { tone: 'ok' });
      else say(`${words}: ${why}`, { manner: 'assertive' });
      return why;
    },
    [send, say, doAll],
  );
}
