import type { DocumentNode } from 'graphql';
import { compileProgram } from '../execution/program.ts';
import type { SupergraphFacts } from '../execution/supergraph-facts.ts';
import type { View } from '../view/view.ts';
import type { DividedOperation } from './divide-operation.ts';
import { operationCoordinates } from './operation-coordinates.ts';
import type { ParsedOperation } from './parse-operation.ts';
import type { Planned } from './plan-operation.ts';
import type { PreparedOperation } from './prepared-operation.ts';

/** A program, its plan and the document take about this many bytes for each character of the plan. */
const bytesPerPlanCharacter = 16;
const bytesPerDocumentCharacter = 40;
const leastBytes = 4_096;

const programFor = (
  planned: Planned,
  operation: DocumentNode | undefined,
  view: View,
  supergraph: SupergraphFacts,
): PreparedOperation['data'] => {
  if (operation === undefined || planned.kind === 'empty') return 'nothing';
  if (planned.kind === 'failed') return { failed: planned.code };
  return compileProgram({ plan: planned.plan, operation, view: view.schema, supergraph });
};

/** Makes of a verified plan what callers of the view can run. */
export const compileOperation = (
  parsed: ParsedOperation,
  { introspection, data }: DividedOperation,
  planned: Planned,
  view: View,
  supergraph: SupergraphFacts,
): PreparedOperation => ({
  parsed,
  introspection,
  data: programFor(planned, data, view, supergraph),
  coordinates: data === undefined ? 0 : operationCoordinates(data, view.schema).size,
  lasting: planned.kind !== 'failed' || planned.lasting,
  bytes:
    leastBytes +
    bytesPerDocumentCharacter * (parsed.document.loc?.end ?? 0) +
    bytesPerPlanCharacter * (planned.kind === 'plan' ? JSON.stringify(planned.plan).length : 0),
});
