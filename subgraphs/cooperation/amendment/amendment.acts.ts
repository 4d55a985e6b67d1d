import { supergraphDigest } from '../../../schema/supergraph-digest.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkDigest } from '../../kit/write/check-digest.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { Course, StepInput } from '../../kit/write/step.ts';
import { decline } from '../decline.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { amendment } from './amendment.table.ts';

interface ProposeInput extends MutationInput {
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly documentDigest: string;
}

/** Proposes an amendment; to propose is not yet to consent. */
export const proposeAmendment: Act<ProposeInput> = {
  mutation: 'proposeAmendment',
  article: '9',
  perform: async ({ number, title, text, documentDigest }, writing) => {
    checkDigest('documentDigest', documentDigest);
    const amendmentId = await openRecord(writing, amendment, {
      given: { number, title, text, documentDigest },
      follows: { state: 'PROPOSED', proposedAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'AMENDMENT_PROPOSED',
      subjectType: amendment.type,
      subjectId: amendmentId,
      subjectVersion: 1,
    });
    return { type: 'AmendmentRecorded', amendmentId, recordedAt: writing.now };
  },
};

/** What follows upon what; a consent is an event of its own for each side, and whoever has given one declines no more. */
const amendmentMoves: Moves = {
  PROPOSED: {
    JAPAN: 'CONSENTED_BY_JAPAN',
    KYRGYZSTAN: 'CONSENTED_BY_KYRGYZSTAN',
    DECLINE_BY_JAPAN: 'DECLINED',
    DECLINE_BY_KYRGYZSTAN: 'DECLINED',
    WITHDRAWAL: 'WITHDRAWN',
  },
  CONSENTED_BY_JAPAN: {
    KYRGYZSTAN: 'IN_FORCE',
    DECLINE_BY_KYRGYZSTAN: 'DECLINED',
    WITHDRAWAL: 'WITHDRAWN',
  },
  CONSENTED_BY_KYRGYZSTAN: { JAPAN: 'IN_FORCE', DECLINE_BY_JAPAN: 'DECLINED', WITHDRAWAL: 'WITHDRAWN' },
  DECLINED: {},
  IN_FORCE: { SCHEMA: 'IN_FORCE' },
  WITHDRAWN: {},
};

const course: Course = {
  table: amendment,
  moves: amendmentMoves,
  idProperty: 'amendmentId',
  tell: tellOf(amendment.type),
};

const consentedAt = { JAPAN: 'consentedByJapanAt', KYRGYZSTAN: 'consentedByKyrgyzstanAt' } as const;

/** Consents for the own side. The second consent puts the amendment in force, and opens it to everyone. */
export const consentToAmendment = step(course, {
  mutation: 'consentToAmendment',
  article: '9',
  side: 'either side',
  event: (_input, { actor }) => actor,
  sets: (_input, { found, actor, writing }) => ({
    [consentedAt[actor]]: writing.now,
    ...(found['state'] !== 'PROPOSED' && { inForceAt: writing.now }),
  }),
  tells: (_input, { found }) =>
    found['state'] === 'PROPOSED' ? 'AMENDMENT_CONSENTED' : 'AMENDMENT_IN_FORCE',
  result: 'AmendmentRecorded',
});

/** Withdraws an amendment of the own side to which not both have consented. */
export const withdrawAmendment = step(course, {
  mutation: 'withdrawAmendment',
  article: '9',
  side: 'originator',
  event: 'WITHDRAWAL',
  tells: 'AMENDMENT_WITHDRAWN',
  result: 'AmendmentRecorded',
});

/** Declines an amendment that the other side proposed, and to which the own side has not consented. */
export const declineAmendment = decline(course, {
  mutation: 'declineAmendment',
  article: '9',
  kind: 'AMENDMENT_DECLINED',
  event: (_input, { actor }) => `DECLINE_BY_${actor}`,
  result: 'AmendmentRecorded',
});

interface SchemaInput extends StepInput {
  readonly schemaDigest: string;
}

/**
 * Records which version of the schema carries out what is in force: the one that runs here, which whoever records it has before
 * them, and no other. A later one that carries it out too is recorded once it runs.
 */
export const recordAmendmentSchema = step<SchemaInput>(course, {
  mutation: 'recordAmendmentSchema',
  article: '9',
  side: 'either side',
  event: 'SCHEMA',
  instant: 'schemaRecordedAt',
  sets: ({ schemaDigest }) => {
    checkDigest('schemaDigest', schemaDigest);
    if (schemaDigest !== supergraphDigest)
      throw invalidInput('schemaDigest', 'It is not the digest of the supergraph that runs here.');
    return { schemaDigest };
  },
  tells: 'AMENDMENT_SCHEMA_RECORDED',
  result: 'AmendmentRecorded',
});
