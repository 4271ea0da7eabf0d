import { LADDER } from './next-step.ts';
import { addressOf, type FieldReport } from './field-report.ts';
import type { AddressView, ReportView, StepView } from '#shared/records.ts';
import { COUNTS, STEPS, type CountKind, type Outcome, type Step } from '#shared/vocabulary.ts';

/** One of this phone's own reports, with where it is. `at` in ms by the server's clock, as far as it is known. */
export interface OwnReport {
  readonly id: string;
  readonly report: FieldReport;
  readonly at: number;
  /**
   * `writing`: on its way to the device's store. `page`: in this page's memory alone. `answered`: recorded, but the
   * record has not come back yet.
   */
  readonly how: 'writing' | 'kept' | 'page' | 'sent' | 'answered';
}

/** How something shown stands: only here, on its way, on record, on record twice, or said both ways. */
export type How =
  | { readonly kind: 'writing' | 'kept' | 'page' | 'sent' | 'recorded' }
  | { readonly kind: 'confirmed'; readonly by: ReportView }
  | { readonly kind: 'disputed'; readonly notSo: ReportView };

export interface StepStanding {
  readonly reached: boolean;
  readonly at: number;
  readonly how: How;
}
export interface CountStanding {
  readonly number: number;
  readonly at: number;
  readonly how: How;
}
/** How an address stands as this phone tells it: the records, and over them what was tapped here since. */
export interface Standing {
  readonly steps: ReadonlyMap<Step, StepStanding>;
  readonly counts: Readonly<Partial<Record<CountKind, CountStanding>>>;
  readonly outcome: { readonly outcome: Outcome | null; readonly at: number; readonly how: How } | null;
}

type Seen = Pick<AddressView, 'steps' | 'counts' | 'outcome'>;

/** The records with this phone's own reports of one address laid over them, in the order in which they were made. */
export function standingOf(view: Seen, addressId: string, own: readonly OwnReport[]): Standing {
  const steps = new Map<Step, StepStanding>();
  for (const step of STEPS) {
    const state = view.steps?.[step];
    if (state !== undefined) steps.set(step, recordedStep(state));
  }
  const counts: Partial<Record<CountKind, CountStanding>> = {};
  for (const kind of COUNTS) {
    const count = view.counts?.[kind];
    if (count !== undefined) counts[kind] = { number: count.number, at: count.report.happenedAt, how: RECORDED };
  }
  const said = view.outcome ?? null;
  let outcome: Standing['outcome'] =
    said === null ? null : { outcome: said.outcome, at: said.report.happenedAt, how: RECORDED };
  for (const { report, at, how: where } of own) {
    if (addressOf(report) !== addressId) continue;
    const how: How = where === 'answered' ? RECORDED : { kind: where };
    if (report.type === 'ReportStep') overlayStep(steps, report.payload, at, how);
    if (report.type === 'ReportCount') counts[report.payload.count] = { number: report.payload.number, at, how };
    if (report.type === 'ReportOutcome') outcome = { outcome: report.payload.outcome, at, how };
  }
  return { steps, counts, outcome };
}

const RECORDED: How = { kind: 'recorded' };

function recordedStep(state: StepView): StepStanding {
  switch (state.kind) {
    case 'reached': {
      const how: How = state.confirmed === undefined ? RECORDED : { kind: 'confirmed', by: state.confirmed };
      return { reached: true, at: state.report.happenedAt, how };
    }
    case 'not_reached':
      return { reached: false, at: state.report.happenedAt, how: RECORDED };
    case 'disputed':
      return {
        reached: true,
        at: state.reached.happenedAt,
        how: { kind: 'disputed', notSo: state.notReached },
      };
  }
}

function overlayStep(
  steps: Map<Step, StepStanding>,
  { step, reached }: { readonly step: Step; readonly reached: boolean },
  at: number,
  how: How,
): void {
  const before = steps.get(step);
  // Who says what another has said before him confirms it: the first time stands.
  steps.set(step, before?.reached === reached ? { ...before, how } : { reached, at, how });
}

/** The steps that were reached, for the offer of the next one. */
export const reachedSteps = ({ steps }: Standing): ReadonlySet<Step> =>
  new Set([...steps].filter(([, { reached }]) => reached).map(([step]) => step));

/** The last thing reached, for the line that says where the address stands; undefined where nothing is reported. */
export function presentStep({ steps }: Standing): (StepStanding & { readonly step: Step }) | undefined {
  const order: readonly Step[] = LADDER;
  const reached = [...steps].flatMap(([step, standing]) => (standing.reached ? [{ step, ...standing }] : []));
  return reached.toSorted((a, b) => a.at - b.at || order.indexOf(a.step) - order.indexOf(b.step)).at(-1);
}

/** What an own report is about: a later one of the same key speaks instead of it. */
function keyOf(report: FieldReport): string {
  switch (report.type) {
    case 'ReportStep':
      return `step ${report.payload.step}`;
    case 'ReportCount':
      return `count ${report.payload.count}`;
    case 'ReportOutcome':
      return 'outcome';
    case 'RaiseAssistance':
    case 'NeedSomeone':
    case 'WriteLogEntry':
    case 'MarkNotice':
      return report.type;
  }
}

function isTold(view: Seen, report: FieldReport): boolean {
  switch (report.type) {
    case 'ReportStep': {
      const state = view.steps?.[report.payload.step];
      return state !== undefined && recordedStep(state).reached === report.payload.reached;
    }
    case 'ReportCount':
      return view.counts?.[report.payload.count]?.number === report.payload.number;
    case 'ReportOutcome':
      return (view.outcome?.outcome ?? null) === report.payload.outcome;
    case 'RaiseAssistance':
    case 'NeedSomeone':
    case 'WriteLogEntry':
    case 'MarkNotice':
      return true;
  }
}

/** Of the answered reports, those that the records do not tell yet. One that is told takes the earlier ones of its kind along. */
export function untold(view: Seen, answered: readonly OwnReport[]): readonly OwnReport[] {
  return answered.filter(
    ({ report }, index) =>
      !answered.slice(index).some((later) => keyOf(later.report) === keyOf(report) && isTold(view, later.report)),
  );
}
