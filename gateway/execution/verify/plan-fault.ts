/** Why a plan must not run. For operators' eyes only: it names what the caller may not know of. */
export interface PlanFault {
  /** What the plan asks for outside the caller's view, or the node that cannot be judged. */
  readonly coordinate: string;
  readonly reason: 'NOT_VISIBLE' | 'UNKNOWN' | 'UNSUPPORTED';
}
