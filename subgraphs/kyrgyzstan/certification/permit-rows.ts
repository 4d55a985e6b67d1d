import { randomUUID } from 'node:crypto';
import { namesWith } from '../sending-agency/agency-names.ts';
import type { StoredName } from '../sending-agency/agency-names.ts';
import type { Permit, PermitAgency, PermitEvent } from './permit-file/permit-file.ts';
import { stateAfter } from './permit-file/permit-transitions.ts';
import type { PermitState } from './permit-file/permit-transitions.ts';

/** What a permit file may change of an agency. */
export interface StoredAgency {
  readonly id: string;
  readonly inn: string;
  readonly name: string;
  readonly names: readonly StoredName[];
  readonly region: string | null;
  readonly sendsToJapan: boolean;
  readonly synthetic: boolean;
}

/** The spellings of a file as names. */
const namesOf = ({ spellings }: PermitAgency): readonly StoredName[] =>
  spellings.map(({ text, script, from }) => ({ value: text, script, seenFrom: from }));

/** Whether a spelling that is stored came up after the last line of the file, so that the file is not the latest word. */
const isOvertaken = (before: StoredAgency, { spellings }: PermitAgency): boolean => {
  const last = spellings.reduce((day, { until }) => (until > day ? until : day), '');
  return before.names.some(({ seenFrom }) => seenFrom > last);
};

/** An agency as a file leaves it: the one that is stored, or a new one, with what the file adds. */
export const agencyRow = (
  agency: PermitAgency,
  toJapan: boolean,
  before: StoredAgency | undefined,
): StoredAgency => {
  const latest =
    before !== undefined && isOvertaken(before, agency)
      ? before
      : { name: agency.nameCyrillic, region: agency.region };
  return {
    id: before?.id ?? randomUUID(),
    inn: agency.inn,
    name: latest.name,
    names: namesWith(before?.names ?? [], namesOf(agency)),
    region: latest.region,
    sendsToJapan: toJapan || (before?.sendsToJapan ?? false),
    synthetic: before?.synthetic ?? agency.synthetic,
  };
};

/** How a permit stands after its last event. */
export const standingOf = ({ events }: Permit) => ({
  validUntil: events.at(-1)?.validUntil ?? null,
  state: lastState(events),
});

/** The state that the last event left. The reader has refused every event that its state does not allow. */
const lastState = (events: readonly PermitEvent[]): PermitState | 'NOT_GRANTED' =>
  events.reduce<PermitState | 'NOT_GRANTED'>(
    (state, { kind }) => stateAfter(state, kind) ?? state,
    'NOT_GRANTED',
  );

/** A permit that is new as a certification's row; each of its events makes a version, as the acts do. */
export const certificationRow = (permit: Permit, agency: StoredAgency) => {
  const [granted] = permit.events;
  return {
    id: randomUUID(),
    number: permit.number,
    agencyId: agency.id,
    destination: permit.destination,
    decision: { number: null, decidedOn: granted?.date },
    validFrom: granted?.date,
    ...standingOf(permit),
    version: permit.events.length,
    synthetic: agency.synthetic,
  };
};

/** An event of the file as a row; `at` counts the events of its permit from 0. */
export const eventRow = (event: PermitEvent, at: number, permit: Permit, certificationId: string) => ({
  id: randomUUID(),
  certificationId,
  destination: permit.destination,
  sequence: at + 1,
  kind: event.kind,
  date: event.date,
  validUntil: event.validUntil,
  ground: event.ground,
});
