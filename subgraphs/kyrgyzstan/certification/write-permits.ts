import type { EntityManager } from 'typeorm';
import type { RegisterActs } from '../../kit/import/register-acts.ts';
import { announce } from '../../kit/storage/announce.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { japan, tellJapanOfEvent } from './add-event.ts';
import { certification, certificationEvent } from './certification.table.ts';
import { correctCertification } from './correct-certification.ts';
import { lifeEvents } from './life-events.ts';
import type { Permit, PermitEvent } from './permit-file/permit-file.ts';
import { certificationRow, eventRow, standingOf } from './permit-rows.ts';
import type { StoredAgency } from './permit-rows.ts';
import type { StoredPermit } from './stored-permits.ts';

/** A permit with the certification that it is, and what is new of it. */
interface WrittenPermit {
  readonly permit: Permit;
  readonly certificationId: string;
  /** How many of its events were stored already. */
  readonly known: number;
  /** The version of the certification before the new events. */
  readonly version: number;
}

/** Where the permits of a file are written. */
interface Register {
  readonly manager: EntityManager;
  readonly known: ReadonlyMap<string, StoredPermit>;
  readonly agencies: ReadonlyMap<string, StoredAgency>;
  readonly acts: RegisterActs;
}

/** How many rows were written of each. */
interface Written {
  readonly permitsAdded: number;
  readonly permitsChanged: number;
  readonly eventsAdded: number;
}

const addPermits = async (
  { manager, known, agencies }: Register,
  permits: readonly Permit[],
): Promise<readonly WrittenPermit[]> => {
  const added = permits.flatMap((permit) => {
    const agency = agencies.get(permit.inn);
    return known.has(permit.number) || agency === undefined
      ? []
      : [{ permit, row: certificationRow(permit, agency) }];
  });
  await insertRows(
    manager,
    certification,
    added.map(({ row }) => row),
  );
  return added.map(({ permit, row: { id } }) => ({
    permit,
    certificationId: id,
    known: 0,
    version: 0,
  }));
};

/** The last day that Japan was told of a permit, where the next event does not change it and yet states another. */
const otherEnd = (next: PermitEvent, { destination, validUntil }: StoredPermit): boolean =>
  destination === japan &&
  (next.kind === 'SUSPENDED' || next.kind === 'RESUMED') &&
  next.validUntil !== validUntil;

const changePermit = async (
  { acts }: Register,
  permit: Permit,
  before: StoredPermit,
): Promise<readonly WrittenPermit[]> => {
  const next = permit.events[before.events.length];
  if (next === undefined) return [];
  const { id: certificationId, events } = before;
  const isCorrected = otherEnd(next, before);
  if (isCorrected) {
    const { version } = before;
    const input = { certificationId, version, ground: acts.ground, validUntil: next.validUntil };
    await acts.perform(correctCertification, input, { row: next.row, column: 'valid_until' });
  }
  const version = before.version + (isCorrected ? 1 : 0);
  return [{ permit, certificationId, known: events.length, version }];
};

/** Tells Japan of the events that are new, each as the act of its kind would, in their order. */
const tellJapan = async (
  { acts }: Register,
  { permit, certificationId: id, known, version }: WrittenPermit,
): Promise<void> => {
  const { destination, events } = permit;
  const writing = acts.writing(correctCertification);
  // Of what happened Japan is told under the section of its act; of a grant, which is none of them, under that of the register.
  const owedUnder = (kind: string): string =>
    lifeEvents.find((event) => event.kind === kind)?.owedUnder ?? writing.article;
  for (const [at, { kind, date, validUntil, ground }] of events.slice(known).entries())
    await tellJapanOfEvent(
      writing,
      { id, destination, version: version + at + 1 },
      { kind, date, validUntil, ground, owedUnder: owedUnder(kind) },
    );
};

/**
 * Writes the permits that are new in a file and the events that are new in known ones, and tells Japan of those for Japan.
 * An event that leaves the end of a permit as it is, and states another than Japan was told, corrects it first.
 */
export const writePermits = async (register: Register, permits: readonly Permit[]): Promise<Written> => {
  const { manager, known } = register;
  const added = await addPermits(register, permits);
  const changed: WrittenPermit[] = [];
  for (const permit of permits) {
    const before = known.get(permit.number);
    if (before !== undefined) changed.push(...(await changePermit(register, permit, before)));
  }
  await updateRows(
    manager,
    certification,
    changed.map(({ permit, certificationId, known: stored, version }) => ({
      id: certificationId,
      ...standingOf(permit),
      version: version + permit.events.length - stored,
    })),
  );
  const written = [...added, ...changed];
  const events = written.flatMap(({ permit, certificationId, known: stored }) =>
    permit.events.map((event, at) => eventRow(event, at, permit, certificationId)).slice(stored),
  );
  await insertRows(manager, certificationEvent, events);
  await announce(
    manager,
    certification,
    events.map(({ certificationId }) => certificationId),
  );
  for (const permit of written) await tellJapan(register, permit);
  return { permitsAdded: added.length, permitsChanged: changed.length, eventsAdded: events.length };
};
