import { isKey } from '../../kit/list/key.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { StepInput } from '../../kit/write/step.ts';
import { tellOf } from '../notice/tell-of.ts';
import { consentRequest } from './consent-request.table.ts';

const moves: Moves = { REQUESTED: { GRANT: 'GRANTED', REFUSAL: 'REFUSED' }, GRANTED: {}, REFUSED: {} };

interface AnswerInput extends StepInput {
  readonly consentId?: string | null;
  readonly declineReason?: string | null;
}

/**
 * Tells the side that asked for a consent that it is given, by which, or that it is refused. The consent itself is given by an
 * act of its own, in the database whose rows it opens.
 */
export const answerConsentRequest = step<AnswerInput>(
  { table: consentRequest, moves, idProperty: 'consentRequestId', tell: tellOf(consentRequest.type) },
  {
    mutation: 'answerConsentRequest',
    article: '3',
    side: 'other side',
    event: ({ consentId = null }) => (consentId === null ? 'REFUSAL' : 'GRANT'),
    instant: 'answeredAt',
    sets: ({ consentId = null, declineReason = null }) => {
      if ((consentId === null) === (declineReason === null))
        throw invalidInput(
          'declineReason',
          'It is granted by a consent, or refused for a reason, and not both.',
        );
      if (consentId !== null && !isKey('uuid', consentId))
        throw invalidInput('consentId', 'It is no identifier of a consent.');
      return { consentId, declineReason };
    },
    tells: 'CONSENT_ANSWERED',
    result: 'ConsentRequestRecorded',
  },
);
