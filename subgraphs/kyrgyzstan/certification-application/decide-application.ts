import type { Act, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { changeRecord } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { addEvent, japan } from '../certification/add-event.ts';
import { certification } from '../certification/certification.table.ts';
import { isKnownToJapan } from '../sending-agency/known-to-japan.ts';
import { openAgency } from '../sending-agency/open-agency.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { applicationFor, changeApplication, checkApplicationDay } from './move-application.ts';
import type { ApplicationInput } from './move-application.ts';

interface DecideInput extends ApplicationInput {
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly ground: string;
  readonly grant?: Grant | null;
  readonly sitting?: Sitting | null;
}

/** The sitting of the commission at which an application was dealt with. */
interface Sitting {
  readonly heldOn: string;
  readonly minutesNumber: string;
}

interface Grant {
  readonly number: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** The commission's decision, as its certification and its application keep it. */
interface Decision {
  readonly number: string;
  readonly decidedOn: string;
}

/** Records the commission's decision (section 7(1)); what is granted for Japan is provided to it (section 7(2)). */
export const decideApplication: Act<DecideInput> = {
  mutation: 'decideCertificationApplication',
  article: '7(1)',
  perform: async (input, writing) => {
    const { outcome, ground, decidedOn, grant = null, sitting = null } = input;
    const { found, state } = await applicationFor(
      input,
      outcome === 'GRANTED' ? 'GRANT' : 'REFUSAL',
      writing,
    );
    checkApplicationDay(writing, found, 'decidedOn', decidedOn);
    if (sitting !== null) {
      checkApplicationDay(writing, found, 'sitting.heldOn', sitting.heldOn);
      if (sitting.heldOn > decidedOn)
        throw invalidInput('sitting.heldOn', 'The commission decides at a sitting or after it.');
    }
    if ((outcome === 'GRANTED') !== (grant !== null))
      throw invalidInput('grant', 'It is given where certification is granted, and nowhere else.');
    const decision = { number: input.decisionNumber, decidedOn };
    const certificationId = grant === null ? null : await certify(writing, found, decision, grant, ground);
    const certificationApplicationId = await changeApplication(writing, found, {
      state,
      decision,
      sitting,
      ground,
      certificationId,
    });
    return {
      type: 'CertificationApplicationDecided',
      certificationApplicationId,
      certificationId,
      recordedAt: writing.now,
    };
  },
};

/** Gives the certification that was decided on, and gives its id. */
const certify = async (
  writing: Writing,
  application: FoundRecord,
  decision: Decision,
  { number, validFrom, validUntil }: Grant,
  ground: string,
): Promise<string> => {
  const { agencyId, destination, criteriaVersion } = application as FoundRecord & Applied;
  if (validFrom < decision.decidedOn) throw invalidInput('validFrom', 'It begins before it was decided on.');
  checkDone(writing, { field: 'validFrom', day: validFrom, party: 'KYRGYZSTAN' });
  if (validUntil < validFrom) throw invalidInput('validUntil', 'It ends before it begins.');
  const agency = await openAgency(writing, agencyId);
  // From its first certification for Japan on, an agency is known outside.
  if (destination === japan && !(await isKnownToJapan(writing, agencyId)))
    await changeRecord(writing, sendingAgency, agency, {
      version: agency.version,
      set: { sendsToJapan: true },
      keptFor: 'KYRGYZSTAN',
    });
  const id = await addRecord(writing, certification, {
    keptFor: 'KYRGYZSTAN',
    given: { number, agencyId, destination, criteriaVersion, decision, validFrom, validUntil },
    besides: { state: 'IN_FORCE', synthetic: false },
  });
  await addEvent(
    writing,
    { id, destination, version: 1 },
    { sequence: 1, kind: 'GRANTED', date: validFrom, validUntil, ground, owedUnder: '7(2)' },
  );
  return id;
};

interface Applied {
  readonly agencyId: string;
  readonly destination: string;
  readonly criteriaVersion: string;
}
