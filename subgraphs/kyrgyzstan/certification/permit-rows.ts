import { randomUUID } from 'node:crypto';
import type { Permit, PermitAgency, PermitEvent } from './permit-file/permit-file.ts';
import { stateAfter } from './permit-file/permit-transitions.ts';
import type { PermitState } from './permit-file/permit-transitions.ts';

/** A name of an agency as its table holds it. */
export interface StoredName {
  readonly value: string;
  readonly script: string;
  readonly seenFrom: string;
}

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

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All spellings, each with the first day on which any source had it; by script, then as they came up. */
const namesWith = (before: readonly StoredName[], { spellings }: PermitAgency): readonly StoredName[] => {
  const names = new Map(before.map((name) => [`${name.script} ${name.value}`, name]));
  for (const { text: value, script, from } of spellings) {
    const known = names.get(`${script} ${value}`);
    if (known === undefined || from < known.seenFrom)
      names.set(`${script} ${value}`, { value, script, seenFrom: from });
  }
  return [...names.values()].sort(
    (a, b) => compare(a.script, b.script) || compare(a.seenFrom, b.seenFrom) || compare(a.value, b.value),
  );
};

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
    names: namesWith(before?.names ?? [], agency),
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

/** A permit that is new as a certification's row. */
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
