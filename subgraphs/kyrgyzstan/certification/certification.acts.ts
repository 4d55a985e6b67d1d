import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import type { Act, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { write } from '../../kit/write/write.ts';
import { addEvent } from './add-event.ts';
import { certification } from './certification.table.ts';
import { lifeEvents, lifeMoves } from './life-events.ts';
import type { EventInput, LastEvent, LifeEvent } from './life-events.ts';

/** The act that adds an event to a certification's life. */
const actOf = ({ mutation, kind, result, article, owedUnder, course }: LifeEvent): Act<EventInput> => ({
  mutation,
  article,
  perform: async (input, writing) => {
    const found = await findRecord(writing, certification, input.certificationId);
    checkVersion(found, input.version);
    const state = moved(lifeMoves, found['state'], kind);
    const last = await lastEvent(writing, found);
    const { date, validUntil } = course(input, found, last);
    if (date < last.date)
      throw invalidInput('date', `The day is before that of the last event, ${last.date}.`);
    checkDone(writing, { field: 'date', day: date, party: 'KYRGYZSTAN' });
    const version = await changeRecord(writing, certification, found, {
      version: input.version,
      set: { state, validUntil },
      keptFor: 'KYRGYZSTAN',
    });
    const { id, number, agencyId, destination, validFrom } = found as FoundRecord & Told;
    await addEvent(
      writing,
      { id, number, agencyId, destination, validFrom, version },
      { sequence: last.sequence + 1, kind, date, validUntil, ground: input.ground, owedUnder },
    );
    return { type: result, certificationId: id, recordedAt: writing.now };
  },
});

interface Told {
  readonly number: string;
  readonly agencyId: string;
  readonly destination: string;
  readonly validFrom: string;
}

/** The last thing that happened to a certification; its grant where nothing else is recorded. */
const lastEvent = async ({ query }: Writing, { id, validFrom }: FoundRecord): Promise<LastEvent> => {
  const [last] = await query<LastEvent & { readonly id: string }>(
    `select "id", "sequence", "kind", "date"::text as "date" from "certification_event"
     where "certification_id" = $1::uuid order by "sequence" desc limit 1`,
    [id],
  );
  return last ?? { sequence: 0, kind: 'GRANTED', date: String(validFrom) };
};

/** What the Ministry does with certifications. */
export const certificationActs: Resolvers = {
  Mutation: Object.fromEntries(lifeEvents.map((event) => [event.mutation, write(actOf(event))])),
  ...Object.fromEntries(
    lifeEvents.map(({ result }) => [result, { certification: pointsTo(certification, 'certificationId') }]),
  ),
};
