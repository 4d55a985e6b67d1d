import { mergeCode } from './compile/merge-code.ts';
import { compileOutputRewrites, renamePath, renamings } from './compile/output-rewrites.ts';
import { addShapeAt, scrubCode } from './compile/scrub-code.ts';
import { renameInShape, shapeOf } from './compile/shape.ts';
import { isObject } from './answer-object.ts';
import { readAnswer } from './answer.ts';
import { askSubgraph } from './ask-subgraph.ts';
import type { FaultCode } from './fault.ts';
import type { PlanContext } from './plan-context.ts';
import type { FetchNode } from './plan.ts';
import { requestText } from './request-text.ts';
import type { Run, Step } from './run.ts';

/**
 * A fetch of root fields; `receive` takes an answer that came by another way, as a subscription's events do.
 */
export const prepareRootFetch = (
  node: FetchNode,
  { writer, facts, territory }: PlanContext,
): (() => { readonly step: Step; readonly receive: (run: Run, payload: unknown) => void }) => {
  const shape = shapeOf(node.operation);
  renameInShape(shape, node.outputRewrites);
  addShapeAt(territory, [], shape);
  return () => {
    const rewrite = compileOutputRewrites(node.outputRewrites, facts);
    const names = renamings(node.outputRewrites);
    const scrubName = scrubCode(writer, shape, territory);
    const scrub = scrubName === undefined ? undefined : writer.link<(data: unknown) => void>(scrubName);
    const merge = writer.link<(into: object, from: object) => void>(mergeCode(writer, shape));
    const body = requestText(node);
    const failed = (run: Run, code: FaultCode): void => {
      run.faults.addRoots(code, [...shape.keys()]);
    };
    const receive = (run: Run, payload: unknown): void => {
      const { data, errors, withheld } = readAnswer(payload);
      for (const { code, path } of errors) {
        if (path) run.faults.add(code, renamePath(path, names));
        else failed(run, code);
      }
      for (const note of withheld) run.withheld.push({ ...note, path: renamePath(note.path, names) });
      if (!isObject(data)) return;
      rewrite?.(data);
      scrub?.f(data);
      merge.f(run.data, data);
    };
    const step: Step = (run) =>
      askSubgraph(
        run,
        node,
        body(run),
        (payload) => {
          receive(run, payload);
        },
        (code) => {
          failed(run, code);
        },
      );
    return { step, receive };
  };
};
