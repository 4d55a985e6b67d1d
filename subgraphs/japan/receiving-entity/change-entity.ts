import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findOpen } from '../../kit/write/find-open.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { givenChanges } from '../../kit/write/given-changes.ts';
import { checkEntity } from './entity-input.ts';
import type { EntityInput } from './entity-input.ts';
import { receivingEntity, stated } from './receiving-entity.table.ts';

interface EntityActInput extends MutationInput {
  readonly receivingEntityId: string;
  readonly version: number;
}

interface CloseInput extends EntityActInput {
  readonly date: string;
  readonly ground: string;
}

/** The entity that an act is about, unless it is closed or has changed since the caller saw it. */
const openEntity = async (
  { receivingEntityId, version }: EntityActInput,
  writing: Writing,
): Promise<FoundRecord> => {
  const found = await findOpen(writing, receivingEntity, {
    id: receivingEntityId,
    message: 'The entity is closed.',
  });
  checkVersion(found, version);
  return found;
};

const change = async (
  writing: Writing,
  found: FoundRecord,
  set: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const { id, version } = found;
  await changeRecord(writing, receivingEntity, found, { version, set, keptFor: 'JAPAN' });
  return id;
};

/** Changes what is held of an entity. */
export const changeEntity: Act<EntityActInput & EntityInput> = {
  mutation: 'changeReceivingEntity',
  article: '6(3)',
  perform: async (input, writing) => {
    const found = await openEntity(input, writing);
    const set = givenChanges(receivingEntity, input, stated);
    await checkEntity(writing, input);
    const receivingEntityId = await change(writing, found, set);
    return { type: 'ReceivingEntityChanged', receivingEntityId, recordedAt: writing.now };
  },
};

/** Closes an entity. Its orders stand, and go on being shown with it. */
export const closeEntity: Act<CloseInput> = {
  mutation: 'closeReceivingEntity',
  article: '6(3)',
  perform: async ({ date, ground, ...input }, writing) => {
    const found = await openEntity(input, writing);
    checkDone(writing, { field: 'date', day: date, party: 'JAPAN' });
    const receivingEntityId = await change(writing, found, { closedOn: date, closingGround: ground });
    return { type: 'ReceivingEntityClosed', receivingEntityId, recordedAt: writing.now };
  },
};
