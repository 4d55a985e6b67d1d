import type { Audience, AudienceId } from '../../schema/audience.ts';
import { refuseRequest } from '../refusal.ts';

/**
 * What stands ready for one audience. Nothing of it is ever used for another.
 *
 * @throws Refusal 401 if no view was built: nobody falls back to somebody else's
 */
export const viewOf = <Kept>(audience: Audience, views: ReadonlyMap<AudienceId, Kept>): Kept => {
  const kept = views.get(audience.id);
  if (kept === undefined)
    throw refuseRequest(401, 'UNAUTHENTICATED', undefined, {
      'www-authenticate': 'Bearer error="invalid_token"',
    });
  return kept;
};
