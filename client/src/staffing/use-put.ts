import { useSend } from '../app/hooks.ts';
import { useEdits } from '../editing/EditsProvider.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { refusalSentence } from '../words/sentences.ts';
import type { Refusal } from '#shared/refusals.ts';
import { dropDeed, heldWords } from './drop.ts';
import type { Held } from './pick-up.ts';
import { useStaffing } from './use-staffing.ts';

/** Sends what putting somebody down means. Undefined once recorded, else why not. */
export type Put = (held: Held) => Promise<string | undefined>;

export function usePut(): Put {
  const { data, frame } = useStaffing();
  const send = useSend();
  const say = useAnnounce();
  const { doAll } = useEdits();
  return async (held) => {
    const deed = dropDeed(data, frame, held);
    if (deed === null) return undefined;
    const words = heldWords(data, frame, held);
    const why =
      deed.kind === 'move'
        ? await send(deed.command.type, deed.command.payload).then((reply) =>
            reply.ok ? undefined : moveRefusal(reply.refusal),
          )
        : await doAll(deed.step).then(({ refusals, changed }) =>
            changed.length === 0 ? refusals[0] : 'Somebody else has changed this since.',
          );
    if (why === undefined) say(`${words}: recorded${deed.kind === 'move' ? ', asked again' : ''}`, { tone: 'ok' });
    else say(why, { manner: 'assertive' });
    return why;
  };
}

/** Why a move was refused, in words that fit a person. */
function moveRefusal(refusal: Refusal): string {
  if (refusal.code === 'already_so') return 'They are down for something else in these hours.';
  if (refusal.faults.some(({ field }) => field === 'requirementId')) return 'Nobody of their role is asked for there.';
  return refusalSentence(refusal);
}
