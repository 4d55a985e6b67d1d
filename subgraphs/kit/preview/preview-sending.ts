import { randomUUID } from 'node:crypto';
import type { Audience } from '../../../schema/audience.ts';
import { refusal } from '../server/refusal.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Table } from '../storage/table.ts';
import type { Writing } from '../write/act.ts';
import { actingParty } from '../write/acting-party.ts';
import { textOf } from '../write/changed-values.ts';
import { Refused } from '../write/refused.ts';
import { previewRecord } from './preview-record.ts';
import type { PreviewedValue, RecordPreview } from './preview-record.ts';

/** What an act of sending has at hand, and its preview too. */
export type Sending = Pick<Writing, 'audience' | 'markings' | 'query' | 'now'>;

type WouldBeRow = Readonly<Record<string, unknown>>;

/** What a field answers to an audience, where that is not a value of the record but follows from it. */
type Derived = (row: WouldBeRow, reader: Audience, sending: Sending) => unknown;

/** What would be sent. */
interface WouldBe<Input> {
  readonly table: Table;
  /** What it is called where it could not be sent. */
  readonly what: string;
  /**
   * Refuses what cannot be sent any more, whatever it is.
   * @throws Refused
   */
  readonly refuses?: (sending: Sending) => Promise<void>;
  /** What the record would hold, checked as its act checks it, but for what every record of a side has. */
  readonly content: (input: Input, sending: Sending) => WouldBeRow | Promise<WouldBeRow>;
  /** The fields of the record that are derived, by their coordinates. */
  readonly derived?: Readonly<Record<string, Derived>>;
}

/**
 * The resolver of who would see what of a record of the caller's side, were it sent now. Nothing is written; what could not be
 * sent is refused in the words of the act.
 */
export const previewSending =
  <Input>({ table, what, refuses, content, derived = {} }: WouldBe<Input>) =>
  async (
    _parent: unknown,
    { input }: { readonly input: Input },
    { audience, markings, query }: RequestContext,
  ): Promise<readonly Omit<RecordPreview, 'reader'>[]> => {
    const sending = { audience, markings, query, now: new Date().toISOString() };
    const row = {
      // The first, unless acts that follow upon the sending make others.
      version: 1,
      ...(await sendable(what, async () => {
        await refuses?.(sending);
        return content(input, sending);
      })),
      id: randomUUID(),
      originator: actingParty(sending),
      synthetic: false,
    };
    const previews = await previewRecord(table, row, sending);
    const answered = async (
      { coordinate, value }: PreviewedValue,
      reader: Audience,
    ): Promise<PreviewedValue> => {
      const follows = derived[coordinate];
      return {
        coordinate,
        value: follows === undefined ? value : textOf(await follows(row, reader, sending)),
      };
    };
    return Promise.all(
      previews.map(async ({ reader, audience, values }) => ({
        audience,
        values: values && (await Promise.all(values.map((each) => answered(each, reader)))),
      })),
    );
  };

const sendable = async <Content>(what: string, content: () => Promise<Content>): Promise<Content> => {
  try {
    return await content();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal: reason } = error;
    const field = reason.type === 'InvalidInput' ? `\`${reason.field}\`: ` : '';
    throw refusal(`${what} could not be sent: ${field}${reason.message}`);
  }
};
