import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { fieldToday } from '../industry-field/current-field.ts';
import { fieldSuspension } from './field-suspension.table.ts';
import { refuseSecond, suspensionContent } from './suspend-field.ts';
import type { SuspendInput } from './suspend-field.ts';

/** What each act that opens a stop to somebody records in it; the announcement comes upon the decision, and makes a version. */
const opened = {
  DECIDED: () => ({}),
  ANNOUNCED: ({ now }: Sending) => ({ announcedAt: now, version: 2 }),
} as const;

interface PreviewGiven {
  readonly input: SuspendInput;
  readonly stage: keyof typeof opened;
}

const previewSuspension = (parent: unknown, { input, stage }: PreviewGiven, context: RequestContext) =>
  previewSending<SuspendInput>({
    table: fieldSuspension,
    what: 'the stop',
    content: async (stop, sending) => {
      const industryFieldId = await fieldToday(sending, stop.industryFieldCode);
      const given = suspensionContent(stop, sending);
      await refuseSecond(sending, industryFieldId);
      return { industryFieldId, ...given, ...opened[stage](sending) };
    },
  })(parent, { input }, context);

/** Who would see what of a stop of acceptance, were it decided now and, where that is asked, announced. */
export const suspensionPreview: Resolvers = { Query: { previewFieldSuspension: previewSuspension } };
