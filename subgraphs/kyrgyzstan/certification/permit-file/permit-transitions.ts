import type { PermitEventKind } from './permit-file.ts';

/** How a permit stands. EXPIRED is reached by its date alone, and no line says so. */
export const permitStates = ['IN_FORCE', 'SUSPENDED', 'REVOKED', 'EXPIRED'] as const;
export type PermitState = (typeof permitStates)[number];

type Before = PermitState | 'NOT_GRANTED';

/** Which event leads from which state to which; whatever is not in the table is refused. */
export const transitions: Readonly<Record<Before, Readonly<Partial<Record<PermitEventKind, PermitState>>>>> =
  {
    NOT_GRANTED: { GRANTED: 'IN_FORCE' },
    IN_FORCE: { EXTENDED: 'IN_FORCE', SUSPENDED: 'SUSPENDED', REVOKED: 'REVOKED' },
    // A suspension ends in a resumption, a revocation or the permit's own last day.
    SUSPENDED: { RESUMED: 'IN_FORCE', REVOKED: 'REVOKED' },
    REVOKED: {},
    EXPIRED: {},
  };

/** What an operator can do about an event that a state does not allow. */
export const mends: Readonly<Record<Before, string>> = {
  NOT_GRANTED: 'put the line that grants it above',
  IN_FORCE: 'only EXTENDED, SUSPENDED or REVOKED can follow; correct the event',
  SUSPENDED: 'only RESUMED or REVOKED can follow; put the resumption above',
  REVOKED: 'nothing follows a revocation; a new permit has a new number',
  EXPIRED: 'put the line that extends it in time above; a new permit has a new number',
};

/** The state after an event, or undefined where the event is not allowed. */
export const stateAfter = (before: Before, kind: PermitEventKind): PermitState | undefined =>
  transitions[before][kind];
