import type { Act } from '../kit/write/act.ts';
import { step } from '../kit/write/step.ts';
import type { Course, Step, StepInput } from '../kit/write/step.ts';

interface DeclineInput extends StepInput {
  readonly reason: string;
}

/** The declining of what the other side asks for. */
interface Decline extends Pick<Step<DeclineInput>, 'mutation' | 'result'> {
  readonly article: string;
  /** The kind of the notice by which the other side is told. */
  readonly kind: string;
  /** By which event; `DECLINE` unless given. */
  readonly event?: Step<DeclineInput>['event'];
}

/**
 * Declines what the other side asks for, within the law of the own country (section 3), and tells it: by the code of a
 * reason, which says no more.
 */
export const decline = (course: Course, { kind, event = 'DECLINE', ...named }: Decline): Act<DeclineInput> =>
  step<DeclineInput>(course, {
    ...named,
    side: 'other side',
    event,
    instant: 'declinedAt',
    sets: ({ reason }) => ({ declineReason: reason }),
    tells: kind,
  });
