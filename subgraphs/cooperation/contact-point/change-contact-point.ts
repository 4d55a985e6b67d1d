import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { keepChange } from '../../kit/write/change-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { contactPoint } from './contact-point.table.ts';

interface Officer {
  readonly name: string;
  readonly email?: string | null;
  readonly telephone?: string | null;
}

interface ChangeInput extends MutationInput {
  readonly version: number;
  readonly office: string;
  readonly officeNative: string;
  readonly effectiveFrom: string;
  readonly officers: readonly Officer[];
}

/** The latest version of a side's contact point. */
interface Latest {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: string;
}

/**
 * Names another contact point of the own side as the next version. The one before it ends on the day before, and two at
 * a time make one version: its number is taken.
 */
export const changeContactPoint: Act<ChangeInput> = {
  mutation: 'changeContactPoint',
  article: '2',
  perform: async ({ version, office, officeNative, effectiveFrom, officers }, writing) => {
    const party = actingParty(writing);
    const [latest] = await writing.query<Latest>(
      `select "id", "version", "effective_from"::text as "effectiveFrom" from "contact_point"
       where "party" = $1 order by "version" desc limit 1`,
      [party],
    );
    if (latest === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such record.' });
    if (latest.version !== version)
      throw new Refused({
        type: 'StaleVersion',
        version: latest.version,
        message: 'The contact point has changed since; read it again and decide anew.',
      });
    if (effectiveFrom <= latest.effectiveFrom || effectiveFrom < localDay(writing.now, party))
      throw invalidInput('effectiveFrom', 'The day is over, or not after the one of the version before.');
    const [ended] = await writing.query<{ readonly effectiveTo: string }>(
      `with ended as (update "contact_point" set "effective_to" = $2::date - 1 where "id" = $1::uuid returning "effective_to")
       select "effective_to"::text as "effectiveTo" from ended`,
      [latest.id, effectiveFrom],
    );
    // It begins as the first line of its own history and ends as the second: nothing else ever changes in it.
    await keepChange(writing, {
      recordId: latest.id,
      version: 2,
      keptFor: party,
      before: { effectiveTo: null },
      after: { ...ended },
    });
    const contactPointId = await addRecord(writing, contactPoint, {
      keptFor: party,
      given: {
        office,
        officeNative,
        effectiveFrom,
        officers: officers.map(({ name, email = null, telephone = null }) => ({ name, email, telephone })),
      },
      besides: { party, version: version + 1 },
    });
    await sendNotice(writing, {
      kind: 'CONTACT_POINT_CHANGED',
      subjectType: contactPoint.type,
      subjectId: contactPointId,
      subjectVersion: version + 1,
    });
    return { type: 'ContactPointRecorded', contactPointId, recordedAt: writing.now };
  },
};
