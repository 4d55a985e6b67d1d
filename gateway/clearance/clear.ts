import type { Audience, AudienceId } from '../../schema/audience.ts';
import { refuseRequest } from '../refusal.ts';
import type { Clearance } from './sign-clearance.ts';

/**
 * The clearance of the audience that asks.
 *
 * @throws Refusal 401 if none of this gateway's keys may speak for it: it belongs to the other party's gateway
 */
export const clear = (audience: Audience, clearances: ReadonlyMap<AudienceId, Clearance>): Clearance => {
  const clearance = clearances.get(audience.id);
  if (clearance === undefined)
    throw refuseRequest(401, 'UNAUTHENTICATED', undefined, {
      'www-authenticate': 'Bearer error="invalid_token"',
    });
  return clearance;
};
