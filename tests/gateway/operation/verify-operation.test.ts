import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { readSupergraphFacts } from '../../../gateway/execution/supergraph-facts.ts';
import type { Planned } from '../../../gateway/operation/plan-operation.ts';
import { verifyOperation } from '../../../gateway/operation/verify-operation.ts';
import { buildView } from '../../../gateway/view/build-view.ts';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { composeDocuments } from '../world/compose-documents.ts';
import { subgraphDocuments } from '../world/subgraph-documents.ts';

const sdl = composeDocuments(subgraphDocuments);
const document = parse(sdl);
const facts = readSupergraphFacts(parse(sdl));

const verified = (operation: string, as: AudienceId) => {
  let alarms = 0;
  const planned: Planned = {
    kind: 'plan',
    plan: {
      kind: 'QueryPlan',
      node: { kind: 'Fetch', serviceName: 'japan', operation, operationKind: 'query' },
    },
  };
  const result = verifyOperation(
    planned,
    buildView(document, readMarkings(document), audiences[as]),
    facts,
    () => {
      alarms += 1;
    },
  );
  return { kind: result.kind, alarms };
};

describe('a plan', () => {
  it.each([
    ['a field', '{ supportOrganizations { name riskGrade } }'],
    ['a root field', '{ inspections { note } }'],
    ['an argument', '{ supportOrganizations(inspector: "x") { name } }'],
    ['an enum value', '{ supportOrganizations(status: WATCHED) { name } }'],
    ['an input field', '{ supportOrganizations(filter: { suspicion: 1 }) { name } }'],
    ['a type', '{ holders { ... on Inspection { name } } }'],
    ['a field that is inaccessible', '{ supportOrganizations { internal } }'],
  ])('that asks for %s outside the view does not run, and raises the alarm', (_what, operation) => {
    expect(verified(operation, 'public')).toEqual({ kind: 'failed', alarms: 1 });
  });

  it('that keeps to the view runs', () => {
    expect(verified('{ supportOrganizations { name } }', 'public')).toEqual({ kind: 'plan', alarms: 0 });
    expect(verified('{ supportOrganizations { name riskGrade } inspections { note } }', 'japan_isa')).toEqual(
      {
        kind: 'plan',
        alarms: 0,
      },
    );
  });
});
