import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { buildSchema } from '../../subgraphs/kit/schema/build-schema.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';

const isInNoGraph = 'nobody reads it in the graph';
const isHistory = 'it is itself a part of the history of another record, and never changes';

/** Types whose records acts write, and which have no history, each with the reason. */
const without: Readonly<Record<string, string>> = {
  RecordChange: isHistory,
  ImprovementOrderVersion: isHistory,
  NonconformityNotificationVersion: isHistory,
  FieldSuspensionVersion: isHistory,
  CertificationVersion: isHistory,
  CertificationEvent: isHistory,
  MisconductReportVersion: isHistory,
  ExamFraudReportVersion: isHistory,
  ExaminationVersion: isHistory,
  InquiryVersion: isHistory,
  InquiryAnswerVersion: isHistory,
  PublishedSupportOrganization:
    'a register is published whole: that it was stands in the history of its publication, and its differences in that',
  PublishedSupportOrganizationChange:
    'what was published of a register never changes; the history of its publication tells of it',
  MemorandumEnd: isInNoGraph,
  OutboxEvent: isInNoGraph,
  InboxEvent: isInNoGraph,
  MutationReceipt: isInNoGraph,
  ExaminationCertificate: isInNoGraph,
  CertificateLookUp: isInNoGraph,
};

const subgraphs: readonly Subgraph[] = [japan, kyrgyzstan, cooperation];

/** The types whose records acts write. */
const written = ({ tables }: Subgraph): readonly string[] => [
  ...new Set(tables.filter(({ changes = [] }) => changes.length > 0).map(({ type }) => type)),
];

/** A type's field in which its history is read. */
const historyOf = (subgraph: Subgraph, type: string) => {
  const found = buildSchema(subgraph).schema.getType(type);
  return isObjectType(found) ? found.getFields()['history'] : undefined;
};

describe.each(subgraphs)('of $name', (subgraph) => {
  it('every record that an act writes has its history, or a reason to have none', () => {
    const missing = written(subgraph).filter((type) => historyOf(subgraph, type) === undefined);
    expect(missing.filter((type) => !Object.hasOwn(without, type))).toEqual([]);
  });

  it('no type that is said to be in no graph is in it', () => {
    const { schema } = buildSchema(subgraph);
    const hidden = written(subgraph).filter((type) => without[type] === isInNoGraph);
    expect(hidden.filter((type) => schema.getType(type) !== undefined)).toEqual([]);
  });

  it('every history is one of changes, read from what is kept of them, and released to the two sides at most', () => {
    const { markings } = buildSchema(subgraph);
    for (const type of written(subgraph)) {
      const history = historyOf(subgraph, type);
      if (history === undefined) continue;
      const isRead = subgraph.resolvers.some((resolvers) => Object.hasOwn(resolvers[type] ?? {}, 'history'));
      expect([type, String(history.type), isRead]).toEqual([type, '[RecordChange!]', true]);
      // A list of recipients names agencies and parties; there is no name in it for third parties or the public.
      expect([type, markings.get(`${type}.history`)]).toEqual([type, expect.any(Array)]);
    }
  });
});

it('no reason is given for a type that has a history, or that no act writes', () => {
  const all = subgraphs.flatMap((subgraph) =>
    written(subgraph).filter((type) => historyOf(subgraph, type) === undefined),
  );
  expect(Object.keys(without).filter((type) => !all.includes(type))).toEqual([]);
});
