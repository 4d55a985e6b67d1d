import { randomUUID } from 'node:crypto';
import type { Permit, PermitAgency, PermitEvent } from './permit-file/permit-file.ts';
import { stateAfter } from './permit-file/permit-transitions.ts';
import type { PermitState } from './permit-file/permit-transitions.ts';

/** A name of an agency as its table holds it. */
interface StoredName {
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
}

/** An agency of the file as a row; spellings that are stored already keep the first day on which they were seen. */
export const agencyRow = (agency: PermitAgency, toJapan: boolean, before: StoredAgency | undefined) => {
  const names = new Map<string, StoredName>(before?.names.map((name) => [`${name.script} ${name.value}`, name]));
  for (const { text, script, from } of agency.spellings) {
    const known = names.get(`${script} ${text}`);
    if (known === undefined || known.seenFrom > from) {
      names.set(`${script} ${text}`, { value: text, script, seenFrom: from });
    }
  }
  return {
    id: before?.id ?? randomUUID(),
    inn: agency.inn,
    name: agency.nameCyrillic,
    names: [...names.values()],
    region: agency.region,
    sendsToJapan: toJapan || (before?.sendsToJapan ?? false),
    synthetic: agency.synthetic,
  };
};

/** A permit of the file as a certification's row, in the state that its last event left it in. */
export const certificationRow = (
  permit: Permit,
  agencyIds: ReadonlyMap<string, string>,
  isSynthetic: ReadonlyMap<string, boolean>,
  id: string | undefined,
) => {
  const [granted] = permit.events;
  return {
    id: id ?? randomUUID(),
    number: permit.number,
    agencyId: agencyIds.get(permit.inn),
    destination: permit.destination,
    decision: { number: null, decidedOn: granted?.date },
    validFrom: granted?.date,
    validUntil: permit.events.at(-1)?.validUntil ?? null,
    state: lastState(permit),
    synthetic: isSynthetic.get(permit.inn) ?? false,
  };
};

/** The state that a permit's last event left it in. The reader has refused every event that its state does not allow. */
const lastState = ({ events }: Permit): PermitState | 'NOT_GRANTED' =>
  events.reduce<PermitState | 'NOT_GRANTED'>((state, { kind }) => stateAfter(state, kind) ?? state, 'NOT_GRANTED');

/** An event of the file as a row. */
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
