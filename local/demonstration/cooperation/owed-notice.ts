import type { Originator } from './report-wording.ts';

/** What one side owed the other and sent, before notices are numbered and acknowledged. */
export interface OwedNotice {
  readonly kind: string;
  readonly article: string;
  readonly sender: Originator;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  /** The category of the subject, where it is a report of misconduct. */
  readonly category?: string;
  readonly occurredAt: string;
  /** The moment of what it tells unless given: what the two sides say to each other arrives as it is said. */
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly publishedAt?: string | null;
  /** Since when whoever acts on it had it in hand; decided by its age unless given. */
  readonly takenUpAt?: string | null;
  /** What the receiving side's inbox holds of it, where that side acts from there. */
  readonly payload?: Readonly<Record<string, unknown>>;
}
