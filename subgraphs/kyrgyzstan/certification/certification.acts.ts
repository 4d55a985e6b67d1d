import { randomUUID } from 'node:crypto';
import { localDay } from '../../kit/facts/local-day.ts';
import { pointsTo } from '../../kit/list/find.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { write } from '../../kit/write/write.ts';
import { certification, certificationEvent } from './certification.table.ts';
import { transitions } from './permit-file/permit-transitions.ts';

interface EventInput extends MutationInput {
  readonly certificationId: string;
  readonly version: number;
  readonly date: string;
  readonly ground: string;
}

/** An event in the life of a certification, and what of it is told. */
interface LifeEvent {
  readonly mutation: string;
  readonly kind: 'SUSPENDED' | 'RESUMED' | 'REVOKED';
  /** The type of its result. */
  readonly result: string;
}

/** The events that the Ministry brings about by an act (Memorandum, section 7(4)). */
const lifeEvents: readonly LifeEvent[] = [
  { mutation: 'suspendCertification', kind: 'SUSPENDED', result: 'CertificationSuspended' },
  { mutation: 'resumeCertification', kind: 'RESUMED', result: 'CertificationResumed' },
  { mutation: 'revokeCertification', kind: 'REVOKED', result: 'CertificationRevoked' },
];

/** Only what concerns Japan crosses. */
const japan = 'JP';

/** The act that adds an event to a certification's life. */
const actOf = ({ mutation, kind, result }: LifeEvent): Act<EventInput> => ({
  mutation,
  article: '7(4)',
  perform: async ({ certificationId, version, date, ground }, writing) => {
    const found = await findRecord(writing, certification, certificationId);
    checkVersion(found, version);
    const state = moved(transitions, found['state'], kind);
    const last = await lastEvent(writing, found);
    if (date < last.date)
      throw invalidInput('date', `The day is before that of the last event, ${last.date}.`);
    if (date > localDay(writing.now, 'KYRGYZSTAN'))
      throw invalidInput('date', 'The day is still to come; an act is recorded once it is done.');
    const validUntil = kind === 'REVOKED' ? null : (found['validUntil'] ?? null);
    const made = await changeRecord(writing, certification, found, {
      version,
      set: { state, validUntil },
      keptFor: 'KYRGYZSTAN',
    });
    const { id, destination } = found;
    await insertRows(statementsOf(writing), certificationEvent, [
      {
        id: randomUUID(),
        certificationId: id,
        destination,
        sequence: last.sequence + 1,
        kind,
        date,
        validUntil,
        ground,
      },
    ]);
    if (destination === japan)
      await tellOtherSide(writing, {
        kind: `CERTIFICATION_${kind}`,
        recipient: 'JAPAN',
        subjectType: 'Certification',
        subjectId: id,
        subjectVersion: made,
        payload: { agencyId: found['agencyId'], number: found['number'], date, ground },
      });
    return { type: result, certificationId: id, recordedAt: writing.now };
  },
});

/** The last thing that happened to a certification; its grant where nothing else is recorded. */
const lastEvent = async (
  { query }: Writing,
  { id, validFrom }: FoundRecord,
): Promise<{ readonly sequence: number; readonly date: string }> => {
  const [last] = await query<{ sequence: number; date: string }>(
    `select "sequence", "date"::text as "date" from "certification_event" where "certification_id" = $1::uuid
     order by "sequence" desc limit 1`,
    [id],
  );
  return last ?? { sequence: 0, date: String(validFrom) };
};

/** What the Ministry does with certifications. */
export const certificationActs: Resolvers = {
  Mutation: Object.fromEntries(lifeEvents.map((event) => [event.mutation, write(actOf(event))])),
  ...Object.fromEntries(
    lifeEvents.map(({ result }) => [result, { certification: pointsTo(certification, 'certificationId') }]),
  ),
};
