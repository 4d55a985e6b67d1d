import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord, findRow } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { certificationCriteria } from '../certification-criteria/certification-criteria.table.ts';
import { applicationMoves } from './application-moves.ts';
import { certificationApplication } from './certification-application.table.ts';

/** Which application, as the caller saw it. */
export interface ApplicationInput extends MutationInput {
  readonly certificationApplicationId: string;
  readonly version: number;
}

interface ReceiveInput extends ApplicationInput {
  readonly criteriaVersion: string;
}

interface WithdrawInput extends ApplicationInput {
  readonly date: string;
}

/** The application that an act is about, and the state in which the event leaves it. */
export const applicationFor = async (
  { certificationApplicationId, version }: ApplicationInput,
  event: 'RECEIPT' | 'GRANT' | 'REFUSAL' | 'WITHDRAWAL',
  writing: Writing,
): Promise<{ readonly found: FoundRecord; readonly state: string }> => {
  const found = await findRecord(writing, certificationApplication, certificationApplicationId);
  checkVersion(found, version);
  return { found, state: moved(applicationMoves, found['state'], event) };
};

/** A day on which something was done about an application: not before it was made, and not still to come. */
export const checkApplicationDay = (
  writing: Writing,
  found: FoundRecord,
  field: string,
  day: string,
): void => {
  if (day < String(found['appliedOn']))
    throw invalidInput(field, 'The day is before that of the application.');
  checkDone(writing, { field, day, party: 'KYRGYZSTAN' });
};

/** Changes an application and gives its id. */
export const changeApplication = async (
  writing: Writing,
  found: FoundRecord,
  set: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const { id, version } = found;
  await changeRecord(writing, certificationApplication, found, { version, set, keptFor: 'KYRGYZSTAN' });
  return id;
};

/** Receives an application for screening by criteria that apply already (section 7(1)). */
export const receiveApplication: Act<ReceiveInput> = {
  mutation: 'receiveCertificationApplication',
  article: '7(1)',
  perform: async (input, writing) => {
    const { found, state } = await applicationFor(input, 'RECEIPT', writing);
    const { criteriaVersion } = input;
    const { effectiveFrom } = await findRow(writing, certificationCriteria, {
      by: 'criteriaVersion',
      kind: 'text',
      value: criteriaVersion,
    });
    if (String(effectiveFrom) > localDay(writing.now, 'KYRGYZSTAN'))
      throw invalidInput('criteriaVersion', 'These criteria do not apply yet.');
    const set = { state, receivedAt: writing.now, criteriaVersion };
    const certificationApplicationId = await changeApplication(writing, found, set);
    return { type: 'CertificationApplicationReceived', certificationApplicationId, recordedAt: writing.now };
  },
};

/** Records that the agency withdrew its application. */
export const withdrawApplication: Act<WithdrawInput> = {
  mutation: 'withdrawCertificationApplication',
  article: '7(1)',
  perform: async (input, writing) => {
    const { found, state } = await applicationFor(input, 'WITHDRAWAL', writing);
    checkApplicationDay(writing, found, 'date', input.date);
    const certificationApplicationId = await changeApplication(writing, found, { state });
    return { type: 'CertificationApplicationWithdrawn', certificationApplicationId, recordedAt: writing.now };
  },
};
