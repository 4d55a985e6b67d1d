/** An event of the other side's outbox. */
export interface CarriedEvent {
  readonly id: string;
  readonly kind: string;
  readonly article: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
}
