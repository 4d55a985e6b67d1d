import type { Weighted } from '../random.ts';

export type EventKind = 'GRANTED' | 'EXTENDED' | 'SUSPENDED' | 'RESUMED' | 'REVOKED' | 'EXPIRED';
export type CertificationState = 'IN_FORCE' | 'SUSPENDED' | 'REVOKED' | 'EXPIRED';

/** In which state each event leaves a certification. */
export const stateAfter: Readonly<Record<EventKind, CertificationState>> = {
  GRANTED: 'IN_FORCE',
  EXTENDED: 'IN_FORCE',
  SUSPENDED: 'SUSPENDED',
  RESUMED: 'IN_FORCE',
  REVOKED: 'REVOKED',
  EXPIRED: 'EXPIRED',
};

/** What happens to a certification from its grant on, in order. */
export interface Life extends Weighted {
  readonly events: readonly EventKind[];
}

export const lives: readonly Life[] = [
  { events: ['GRANTED'], weight: 26 },
  { events: ['GRANTED', 'EXTENDED'], weight: 20 },
  { events: ['GRANTED', 'EXTENDED', 'EXTENDED'], weight: 7 },
  { events: ['GRANTED', 'SUSPENDED', 'RESUMED'], weight: 5 },
  { events: ['GRANTED', 'SUSPENDED', 'RESUMED', 'EXTENDED'], weight: 3 },
  { events: ['GRANTED', 'SUSPENDED'], weight: 5 },
  { events: ['GRANTED', 'EXTENDED', 'SUSPENDED'], weight: 3 },
  { events: ['GRANTED', 'SUSPENDED', 'RESUMED', 'SUSPENDED'], weight: 1 },
  { events: ['GRANTED', 'REVOKED'], weight: 5 },
  { events: ['GRANTED', 'SUSPENDED', 'REVOKED'], weight: 4 },
  { events: ['GRANTED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'REVOKED'], weight: 1 },
  { events: ['GRANTED', 'EXPIRED'], weight: 14 },
  { events: ['GRANTED', 'EXTENDED', 'EXPIRED'], weight: 4 },
  { events: ['GRANTED', 'SUSPENDED', 'EXPIRED'], weight: 2 },
];

/** A certification that ran out before the agency was granted another one. */
export const expiredLife: Life = { events: ['GRANTED', 'EXPIRED'], weight: 1 };
