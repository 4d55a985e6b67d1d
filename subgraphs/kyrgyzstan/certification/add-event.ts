import { randomUUID } from 'node:crypto';
import { announce } from '../../kit/storage/announce.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Writing } from '../../kit/write/act.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { toldOfAgency } from '../sending-agency/told-of-agency.ts';
import { certification, certificationEvent } from './certification.table.ts';
import { toldOfCertification } from './told-of-certification.ts';

/** The certification to which something happens. */
interface Happening {
  readonly id: string;
  readonly destination: string;
  /** The version that the act made. */
  readonly version: number;
}

/** What happens to it, as far as it is told. */
interface ToldEvent {
  readonly kind: string;
  readonly date: string;
  readonly validUntil: string | null;
  readonly ground: string;
  /** The section under which Japan is told. */
  readonly owedUnder: string;
}

/** What happens to it, with its place in the life of the certification. */
interface Event extends ToldEvent {
  readonly sequence: number;
}

/** Only what concerns Japan crosses. */
export const japan = 'JP';

/** Tells Japan, in the act's transaction, what happened to a certification, where it is one for Japan. */
export const tellJapanOfEvent = async (
  writing: Writing,
  { id, destination, version }: Happening,
  { kind, date, validUntil, ground, owedUnder }: ToldEvent,
): Promise<void> => {
  if (destination !== japan) return;
  const held = await findRecord(writing, certification, id);
  await tellOtherSide(writing, {
    kind: `CERTIFICATION_${kind}`,
    article: owedUnder,
    recipient: 'JAPAN',
    subjectType: 'Certification',
    subjectId: id,
    subjectVersion: version,
    payload: {
      ...toldOfAgency(await findRecord(writing, sendingAgency, String(held['agencyId']))),
      ...toldOfCertification(held),
      date,
      validUntil,
      ground,
    },
  });
};

/**
 * Adds an event to the life of a certification, in the act's transaction: for those who follow certifications, and for
 * Japan where it is one for Japan.
 */
export const addEvent = async (writing: Writing, happening: Happening, event: Event): Promise<void> => {
  const { id, destination } = happening;
  const { sequence, kind, date, validUntil, ground } = event;
  const statements = statementsOf(writing);
  await insertRows(statements, certificationEvent, [
    { id: randomUUID(), certificationId: id, destination, sequence, kind, date, validUntil, ground },
  ]);
  await announce(statements, certification, [id]);
  await tellJapanOfEvent(writing, happening, event);
};
