import type { Act } from '../kit/write/act.ts';
import { step } from '../kit/write/step.ts';
import type { Course, Step, StepInput, StepTaken } from '../kit/write/step.ts';

interface DeclineInput extends StepInput {
  readonly reason: string;
}

/** The declining of what the other side asks for. */
interface Decline extends Pick<Step<DeclineInput>, 'mutation' | 'article' | 'result'> {
  /** The kind of the notice by which the other side is told. */
  readonly kind: string;
  /** By which event; `DECLINE` unless given. */
  readonly event?: Step<DeclineInput>['event'];
  /** The property that keeps the instant; `declinedAt` unless given. */
  readonly instant?: string;
  /** Keeps the reason where it is no part of the record; its `declineReason` unless given. */
  readonly keeps?: (reason: string, taken: StepTaken) => Promise<void>;
}

/**
 * Declines what the other side asks for, within the law of the own country (section 3), and tells it: by the code of a
 * reason, which says no more.
 */
export const decline = (
  course: Course,
  { kind, event = 'DECLINE', instant = 'declinedAt', keeps, ...named }: Decline,
): Act<DeclineInput> =>
  step<DeclineInput>(course, {
    ...named,
    side: 'other side',
    event,
    instant,
    sets: ({ reason }) => (keeps === undefined ? { declineReason: reason } : {}),
    besides: async ({ reason }, taken) => {
      await keeps?.(reason, taken);
    },
    tells: kind,
  });
