import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Withheld } from '../../schema/withheld-reasons.ts';
import { clientShape, selectOperation } from './compile/client-operation.ts';
import { CodeWriter } from './compile/code-writer.ts';
import { CompletionCode, type CompletionFault, completionSupport } from './compile/completion-code.ts';
import { concreteTypes } from './compile/concrete-types.ts';
import { leafRuntime } from './compile/leaf-code.ts';
import { propertyRuntime } from './compile/property-code.ts';
import { representationRuntime } from './compile/representation-code.ts';
import { addShapeAt } from './compile/scrub-code.ts';
import { emptyShape } from './compile/shape.ts';
import { FaultLog } from './fault-log.ts';
import { type Fault, mostFaults } from './fault.ts';
import { prepareRootFetch } from './fetch-root.ts';
import type { PlanContext } from './plan-context.ts';
import { inSequence, prepareNode } from './plan-steps.ts';
import type { FetchNode, PlanNode, QueryPlan } from './plan.ts';
import { requestText } from './request-text.ts';
import type { Run, Step } from './run.ts';
import type { FetchFromSubgraph } from './subgraph-failure.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import { keepWithheld } from './withheld-notes.ts';

/** What one run needs: variables coerced against the view, a way to ask subgraphs, and a signal to stop. */
export interface RunInput {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fetch: FetchFromSubgraph;
  readonly signal: AbortSignal;
}

/** `data` holds exactly the keys that the client selected; `faults` say what is missing from it. */
export interface RunResult {
  readonly data: Record<string, unknown> | null;
  readonly faults: readonly Fault[];
  /** Of records in the data, what was withheld and why; only where there is any. */
  readonly withheld?: readonly Withheld[];
}

/** An operation compiled for one view; it may run any number of times, also at once. */
export interface Program {
  /** Never rejects: whatever fails becomes a fault. A subscription is not run but streamed. */
  readonly run: (input: RunInput) => Promise<RunResult>;
  /** Of a subscription only: its source, and the answer to each of its events. */
  readonly subscription?: {
    readonly subgraph: string;
    readonly body: (variables: Readonly<Record<string, unknown>>) => string;
    readonly answer: (event: unknown, input: RunInput) => Promise<RunResult>;
  };
}

/** Splits a subscription's source from what runs for each event. */
const splitSubscription = (
  node: PlanNode | null | undefined,
): { primary?: FetchNode; rest: readonly PlanNode[] } => {
  const nodes = node?.kind === 'Sequence' ? node.nodes : node ? [node] : [];
  const [first, ...rest] = nodes;
  return first?.kind === 'Subscription'
    ? { primary: { ...first.primary, kind: 'Fetch' }, rest }
    : { rest: nodes };
};

/**
 * Compiles a verified plan and the operation it answers into a program.
 *
 * @param input.operation validated against the view, one operation, without `__schema` and `__type`.
 * @param input.view the caller's schema: leaf values, enum values and types are checked against it.
 * @param input.supergraph facts on the whole graph, for joining only.
 * @throws Error when plan and operation do not belong together, or the plan defers.
 */
export const compileProgram = (input: {
  readonly plan: QueryPlan;
  readonly operation: DocumentNode;
  readonly operationName?: string | undefined;
  readonly view: GraphQLSchema;
  readonly supergraph: SupergraphFacts;
}): Program => {
  const writer = new CodeWriter();
  const client = selectOperation(input.operation, input.operationName);
  const selected = clientShape(client);
  const context: PlanContext = { writer, facts: input.supergraph, territory: emptyShape(), paths: [] };
  addShapeAt(context.territory, [], selected);

  // Every fetch must know what the others fill before it can tell what is not its own.
  const { primary, rest } = splitSubscription(input.plan.node);
  const prepared = rest.map((node) => prepareNode(node, [], context));
  const source = primary && prepareRootFetch(primary, context)();
  const steps = inSequence(prepared.map((part) => part()));

  const completion = new CompletionCode(writer, client, input.view, input.supergraph);
  const complete = writer.link<
    (data: object, guards: readonly boolean[], faults: CompletionFault[]) => Record<string, unknown> | null
  >(completion.root());
  writer.prelude(completionSupport(mostFaults));
  writer.build({
    ...propertyRuntime,
    ...representationRuntime,
    ...leafRuntime,
    concrete: concreteTypes(input.supergraph),
  });

  const begin = ({ variables, fetch, signal }: RunInput): Run => ({
    data: {},
    variables,
    variableTexts: new Map(),
    fetch,
    signal,
    faults: new FaultLog(selected),
    withheld: [],
  });
  const finish = (run: Run): RunResult => {
    const guards = completion.conditions.map(
      (name) => Object.hasOwn(run.variables, name) && run.variables[name] === true,
    );
    const found: CompletionFault[] = [];
    const data = complete.f(run.data, guards, found);
    if (found.length > 0) run.faults.addCompletion(found, data);
    const faults = run.faults.list(data);
    if (run.withheld.length === 0) return { data, faults };
    return { data, faults, withheld: keepWithheld(run.withheld, data, input.operation, input.view) };
  };
  const carryOut = async (run: Run, step: Step): Promise<RunResult> => {
    try {
      await step(run);
      return finish(run);
    } catch {
      return { data: null, faults: [{ code: 'INTERNAL' }] };
    }
  };

  if (!primary || !source) return { run: (given) => carryOut(begin(given), steps) };
  return {
    run: () => Promise.resolve({ data: null, faults: [{ code: 'INTERNAL' }] }),
    subscription: {
      subgraph: primary.serviceName,
      body: (variables) =>
        requestText(primary)({
          ...begin({ variables, fetch: noFetch, signal: new AbortController().signal }),
        }),
      answer: (event, given) => {
        const run = begin(given);
        source.receive(run, event);
        return carryOut(run, steps);
      },
    },
  };
};

const noFetch: FetchFromSubgraph = () => Promise.reject(new Error('nothing is fetched to open a stream'));
