import type { Hotkey } from '../ui/hotkeys.ts';
import type { ScreenState } from './use-screen.ts';

const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

/** The keys of the staffing screen, as far as this role may use them. What acts on a gap acts on the chosen one. */
export function staffingKeys(screen: ScreenState, may: boolean): readonly Hotkey[] {
  const { acts } = screen;
  return [
    {
      keys: 'g',
      label: 'to the gaps; ↑ ↓ go through them, Enter does what comes next',
      run: () => focus('[data-gap][tabindex="0"]'),
    },
    ...(may ? leadKeys(screen) : []),
    {
      keys: 'v',
      label: 'told by voice: whoever stands in the chosen gap, or first on the ring list',
      run: () => tell(screen),
    },
    { keys: 'h', label: 'to the hours; arrows go from one to the next', run: () => focus('[data-bar][tabindex="0"]') },
    { keys: 'e', label: 'the need beside the hours', run: () => acts.show('need') },
    { keys: 'f', label: 'staff not on duty', run: () => acts.show('staff') },
    { keys: 'o', label: 'what rests on one person', run: () => acts.show('points') },
    { keys: 'F4', label: 'the ring list: who is not yet told', run: () => acts.show('told') },
    { keys: 't', label: 'hours worked, to be agreed', run: () => acts.show('hours') },
    { keys: '/', label: 'to the filters', run: () => focus('search select') },
    { keys: '?', label: 'this help', run: () => acts.open({ kind: 'help' }) },
  ];
}

function leadKeys(screen: ScreenState): readonly Hotkey[] {
  const { selected, acts, chosenOn } = screen;
  const { needId } = acts;
  return [
    {
      keys: 'a',
      label: 'ask agencies for the chosen gap or need',
      run: () => {
        if (needId !== null) acts.open({ kind: 'ask', requirementId: needId });
      },
    },
    {
      keys: 'w',
      label: 'who could fill it, best first',
      run: () => {
        if (needId !== null) acts.whoCould(needId);
      },
    },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number): Hotkey => ({
      keys: String(number),
      label: number === 1 ? 'take the first who could fill it; 2 the second, and so on' : '',
      run: () => screen.takeCandidate(number),
    })),
    {
      keys: 's',
      label: 'set the chosen rule aside, with a reason',
      run: () => {
        if (selected?.kind === 'against' && selected.mayBeSetAside) acts.open({ kind: 'aside', row: selected });
      },
    },
    {
      keys: 'n',
      label: 'add the need that nobody has asked for',
      run: () => {
        if (selected?.kind === 'lack') acts.open({ kind: 'add', row: selected });
      },
    },
    { keys: 'p', label: 'propose the whole', run: screen.propose },
    {
      keys: 'm',
      label: 'move or stretch whoever is chosen, typed',
      run: () => {
        if (chosenOn !== null) screen.move(chosenOn);
      },
    },
  ];
}

/** On the ring list the first there; else whoever stands in the chosen gap. */
function tell({ acts, selected }: ScreenState): void {
  if (acts.tab === 'told') return document.querySelector<HTMLElement>('[data-tell]')?.click();
  if (selected?.kind === 'again' && selected.noticeIds.length > 0) acts.tellByVoice(selected.key, selected.noticeIds);
}
