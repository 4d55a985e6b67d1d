import { agenciesOf } from '../../../schema/audience.ts';
import type { Agency, Party } from '../../../schema/audience.ts';
import { webhookReach, webhookUrlFault } from '../../kit/webhook/webhook-address.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { actingAgency } from '../../kit/write/acting-agency.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { changeRecord } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { webhookEndpoint } from './webhook-endpoint.table.ts';

interface RegisterInput extends MutationInput {
  readonly url: string;
  readonly addressedTo?: Agency | null;
}

interface ChangeInput extends MutationInput {
  readonly webhookEndpointId: string;
  readonly version: number;
  readonly url?: string | null;
  readonly addressedTo?: Agency | null;
}

/** Addresses that an agency may have at once; each notice is sent to each. */
const mostOfOne = 10;

const checkUrl = (url: string): void => {
  const fault = webhookUrlFault(url, webhookReach(process.env));
  if (fault !== undefined) throw invalidInput('url', fault);
};

/** Notices that are addressed to an agency of the other side do not come here. */
const checkAddressedTo = (addressedTo: Agency | null, party: Party): void => {
  if (addressedTo !== null && !agenciesOf(party).includes(addressedTo))
    throw invalidInput('addressedTo', 'It is no agency of the own side, which alone gets these notices.');
};

/** Registers an address of the caller's own agency (section 4(1): the sides tell each other promptly), for what arrives from then on. */
export const registerWebhookEndpoint: Act<RegisterInput> = {
  mutation: 'registerWebhookEndpoint',
  article: '4(1)',
  perform: async ({ url, addressedTo = null }, writing) => {
    checkUrl(url);
    const agency = actingAgency(writing);
    const party = actingParty(writing);
    checkAddressedTo(addressedTo, party);
    const [known] = await writing.query<{ open: number; arrived: number }>(
      `select (select count(*)::integer from "webhook_endpoint" where "agency" = $1 and "url" is not null) as "open",
         (select coalesce(max("arrival"), 0) from "notice") as "arrived"`,
      [agency],
    );
    if ((known?.open ?? 0) >= mostOfOne)
      throw new Refused({
        type: 'Conflict',
        message: `The agency has ${String(mostOfOne)} addresses already.`,
      });
    const webhookEndpointId = await addRecord(writing, webhookEndpoint, {
      keptFor: agency,
      given: { url, addressedTo },
      besides: {
        agency,
        party,
        registeredAt: writing.now,
        reached: known?.arrived ?? 0,
      },
    });
    return { type: 'WebhookEndpointRegistered', webhookEndpointId, recordedAt: writing.now };
  },
};

/**
 * Changes an address of the caller's own agency or to whom the notices are addressed that it is told of, or closes it. What is
 * queued for it by then stays queued.
 */
export const changeWebhookEndpoint: Act<ChangeInput> = {
  mutation: 'changeWebhookEndpoint',
  article: '4(1)',
  perform: async ({ webhookEndpointId, version, url = null, addressedTo }, writing) => {
    if (url !== null) checkUrl(url);
    if (addressedTo !== undefined) checkAddressedTo(addressedTo, actingParty(writing));
    const found = await findRecord(writing, webhookEndpoint, webhookEndpointId);
    if (found['url'] === null)
      throw new Refused({
        type: 'WrongState',
        state: 'CLOSED',
        message: 'It is closed; register another one.',
      });
    await changeRecord(writing, webhookEndpoint, found, {
      version,
      set: { url, ...(addressedTo !== undefined && { addressedTo }) },
      keptFor: actingAgency(writing),
    });
    return { type: 'WebhookEndpointChanged', webhookEndpointId, recordedAt: writing.now };
  },
};
