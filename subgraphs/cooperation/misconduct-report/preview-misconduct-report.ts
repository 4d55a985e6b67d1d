import { randomUUID } from 'node:crypto';
import { reportContent } from '../../kit/misconduct/report-content.ts';
import type { GivenContent } from '../../kit/misconduct/report-content.ts';
import { previewRecord } from '../../kit/preview/preview-record.ts';
import { refusal } from '../../kit/server/refusal.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { Refused } from '../../kit/write/refused.ts';
import { misconductReport } from './misconduct-report.table.ts';
import { sentReport } from './report-misconduct.ts';

/** Who would see what of a misconduct report, were it sent now. Nothing is written. */
export const misconductReportPreview: Resolvers = {
  Query: {
    previewMisconductReport: async (
      _parent: unknown,
      { input }: { readonly input: GivenContent },
      context: RequestContext,
    ) => {
      const sending = { audience: context.audience, now: new Date().toISOString() };
      const row = {
        ...wouldBe(input, sending),
        id: randomUUID(),
        originator: actingParty(sending),
        synthetic: false,
        version: 1,
      };
      return previewRecord(misconductReport, row, context);
    },
  },
};

/** The report as it would be sent; what could not be is refused in the words of the act. */
const wouldBe = (input: GivenContent, sending: Parameters<typeof reportContent>[1]) => {
  try {
    return { ...reportContent(input, sending), ...sentReport(sending) };
  } catch (error) {
    if (error instanceof Refused && error.refusal.type === 'InvalidInput')
      throw refusal(`the report could not be sent: \`${error.refusal.field}\`: ${error.refusal.message}`);
    throw error;
  }
};
