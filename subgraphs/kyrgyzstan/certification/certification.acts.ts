import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import type { Act } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { write } from '../../kit/write/write.ts';
import { addEvent } from './add-event.ts';
import { certification } from './certification.table.ts';
import { correctCertification } from './correct-certification.ts';
import { lastEvent } from './last-event.ts';
import { lifeEvents, lifeMoves } from './life-events.ts';
import type { EventInput, LifeEvent } from './life-events.ts';

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
    await addEvent(
      writing,
      { id: found.id, destination: String(found['destination']), version },
      { sequence: last.sequence + 1, kind, date, validUntil, ground: input.ground, owedUnder },
    );
    return { type: result, certificationId: found.id, recordedAt: writing.now };
  },
});

const done = { certification: pointsTo(certification, 'certificationId') };

/** What the Ministry does with certifications. */
export const certificationActs: Resolvers = {
  Mutation: {
    ...Object.fromEntries(lifeEvents.map((event) => [event.mutation, write(actOf(event))])),
    correctCertification: write(correctCertification),
  },
  ...Object.fromEntries(lifeEvents.map(({ result }) => [result, done])),
  CertificationCorrected: done,
};
