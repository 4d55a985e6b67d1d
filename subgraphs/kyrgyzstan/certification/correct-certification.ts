import { beginningOf } from '../../kit/correction/correctable.ts';
import type { Correctable, Opened } from '../../kit/correction/correctable.ts';
import { correct } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { announce } from '../../kit/storage/announce.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { receiptsInKyrgyzstan } from '../receipts-in-kyrgyzstan.table.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { toldOfAgency } from '../sending-agency/told-of-agency.ts';
import { japan } from './add-event.ts';
import { correctableContent, certificationVersion } from './certification-version.table.ts';
import { certification } from './certification.table.ts';
import { lastEvent } from './last-event.ts';
import { toldOfCertification } from './told-of-certification.ts';

/** A particular is corrected however the certification stands, and leaves it there. */
const moves: Moves = Object.fromEntries(
  ['IN_FORCE', 'SUSPENDED', 'REVOKED', 'EXPIRED'].map((state) => [state, { CORRECTION: state }]),
);

/** The day of the decision; where none is recorded, the first one of the period. */
const decided: Opened = ({ decision, validFrom }) => {
  const { decidedOn } = (decision ?? {}) as { readonly decidedOn?: string };
  return beginningOf(decidedOn ?? validFrom, 'KYRGYZSTAN');
};

/** Who knew what of a certification: whoever sees it since it was decided, and Japan since it was told. */
export const correctableCertification: Correctable = {
  table: certification,
  versions: certificationVersion,
  content: correctableContent,
  whose: 'KYRGYZSTAN',
  receipts: receiptsInKyrgyzstan,
  opened: { own: decided, other: decided, outside: decided },
  openedBy: ['decision', 'validFrom'],
};

/** What of a certification is checked. */
interface Period {
  readonly id: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Ends of a period that an act has set, and that only acts change. */
const ended: ReadonlySet<string> = new Set(['REVOKED', 'EXPIRED']);

const corrections: Corrections = {
  correctable: correctableCertification,
  course: {
    table: certification,
    moves,
    idProperty: 'certificationId',
    side: 'KYRGYZSTAN',
    standing: ({ state }) => String(state),
  },
  article: '7(2)',
  check: async (content, { found, writing }) => {
    const { validFrom, validUntil } = content as unknown as Period;
    if (validUntil !== found['validUntil']) {
      const { kind } = await lastEvent(writing, found);
      if (validUntil === null || ended.has(kind))
        throw invalidInput('validUntil', 'The end of a period that an act has ended is no slip.');
    }
    if (validUntil !== null && validUntil < validFrom)
      throw invalidInput('validUntil', 'The period ends before it begins.');
  },
  tell: async ({ found, content, ground, kind, version, writing }) => {
    await announce(statementsOf(writing), certification, [found.id]);
    if (found['destination'] !== japan) return;
    const agency = await findRecord(writing, sendingAgency, String(found['agencyId']));
    await tellOtherSide(writing, {
      kind,
      recipient: 'JAPAN',
      subjectType: certification.type,
      subjectId: found.id,
      subjectVersion: version,
      payload: {
        ...toldOfAgency(agency),
        ...toldOfCertification({ ...found, ...content }),
        numberBefore: found['number'],
        ground,
      },
    });
  },
};

/** Corrects a particular of a certification that was wrong (section 7(2)); a revocation has an act of its own. */
export const correctCertification = correct(corrections, {
  mutation: 'correctCertification',
  kind: 'CERTIFICATION_CORRECTED',
  result: 'CertificationCorrected',
});
