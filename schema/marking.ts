import type { Audience, Recipient } from './audience.ts';

/** How far an element may travel: to everyone, or to the listed recipients. An empty list is nobody. */
export type Marking = 'public' | readonly Recipient[];

/** What carries no marking is released to nobody (closed world). */
export const unmarked: Marking = [];

/** Whether a marking releases its element to an audience. */
export const releasedTo = (marking: Marking, audience: Audience): boolean =>
  marking === 'public' || marking.some((recipient) => audience.recipients.includes(recipient));
