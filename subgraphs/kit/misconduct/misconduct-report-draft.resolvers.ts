import type { GraphQLResolveInfo } from 'graphql';
import { findOne, pointsTo } from '../list/find.ts';
import type { Row } from '../list/loaders.ts';
import { requestedFields } from '../list/requested-fields.ts';
import { propertiesFor, reading, selectList } from '../list/select.ts';
import type { RequestContext } from '../server/request-context.ts';
import { whileInForce } from '../memorandum-end/while-in-force.ts';
import { identifier } from '../storage/sql-name.ts';
import type { Resolvers } from '../subgraph.ts';
import { history } from '../write/history.ts';
import { write } from '../write/write.ts';
import { discardDraft, keepDraft } from './keep-draft.ts';
import { misconductReportDraft } from './misconduct-report-draft.table.ts';
import { sendDraft } from './send-draft.ts';
import type { OwnRegisters } from './send-draft.ts';

/** More are not written at a time. */
const most = 100;

const openDrafts = async (
  _parent: unknown,
  _given: unknown,
  { audience, markings, query }: RequestContext,
  info: GraphQLResolveInfo,
): Promise<readonly Row[]> => {
  const wall = reading(misconductReportDraft, audience, markings);
  if (!wall.isOpen) return [];
  const columns = selectList(
    misconductReportDraft,
    propertiesFor(misconductReportDraft, requestedFields(info)),
    wall,
  );
  return query<Row>(
    `select ${columns} from ${identifier(misconductReportDraft.name)} where ${wall.predicate} ` +
      `and "state" in ('DRAFT', 'RETURNED') order by "changed_at" desc, "id" limit ${String(most)}`,
    [],
  );
};

/**
 * How one side's drafts of misconduct reports are read, written, discarded and sent.
 * @param side how the side's root fields end
 * @param registers the registers that the side keeps, in which a report's subject must be found
 */
export const misconductReportDraftResolvers = (
  side: 'InJapan' | 'InKyrgyzstan',
  registers: OwnRegisters,
): Resolvers => {
  const keep = `draftMisconductReport${side}`;
  const discard = `discardMisconductReportDraft${side}`;
  const send = `sendMisconductReportDraft${side}`;
  return {
    Query: {
      [`misconductReportDrafts${side}`]: openDrafts,
      [`misconductReportDraft${side}`]: findOne(misconductReportDraft, 'id'),
    },
    Mutation: {
      [keep]: write(keepDraft(keep)),
      [discard]: write(discardDraft(discard)),
      [send]: write(whileInForce(sendDraft(send, registers))),
    },
    MisconductReportDraft: { history },
    MisconductReportDraftKept: { draft: pointsTo(misconductReportDraft, 'draftId') },
  };
};
