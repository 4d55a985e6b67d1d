import { randomUUID } from 'node:crypto';
import { refusal } from '../server/refusal.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Table } from '../storage/table.ts';
import type { Writing } from '../write/act.ts';
import { actingParty } from '../write/acting-party.ts';
import { Refused } from '../write/refused.ts';
import { previewRecord } from './preview-record.ts';

/** What an act of sending has at hand, and its preview too. */
export type Sending = Pick<Writing, 'audience' | 'markings' | 'query' | 'now'>;

/** What would be sent. */
interface WouldBe<Input> {
  readonly table: Table;
  /** What it is called where it could not be sent. */
  readonly what: string;
  /** What the record would hold, checked as its act checks it, but for what every record of a side has. */
  readonly content: (
    input: Input,
    sending: Sending,
  ) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
}

/**
 * The resolver of who would see what of a record of the caller's side, were it sent now. Nothing is written; what could not be
 * sent is refused in the words of the act.
 */
export const previewSending =
  <Input>({ table, what, content }: WouldBe<Input>) =>
  async (
    _parent: unknown,
    { input }: { readonly input: Input },
    { audience, markings, query }: RequestContext,
  ): ReturnType<typeof previewRecord> => {
    const sending = { audience, markings, query, now: new Date().toISOString() };
    const row = {
      ...(await sendable(what, () => content(input, sending))),
      id: randomUUID(),
      originator: actingParty(sending),
      synthetic: false,
      version: 1,
    };
    return previewRecord(table, row, sending);
  };

const sendable = async <Content>(
  what: string,
  content: () => Content | Promise<Content>,
): Promise<Content> => {
  try {
    return await content();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal: reason } = error;
    const field = reason.type === 'InvalidInput' ? `\`${reason.field}\`: ` : '';
    throw refusal(`${what} could not be sent: ${field}${reason.message}`);
  }
};
