import type { FetchNode } from './plan.ts';
import type { Run } from './run.ts';

/** A variable's JSON, `undefined` where the client gave none. Written once for all requests of a run. */
const variableText = (run: Run, name: string): string | undefined => {
  if (run.variableTexts.has(name)) return run.variableTexts.get(name);
  const text = Object.hasOwn(run.variables, name) ? JSON.stringify(run.variables[name]) : undefined;
  run.variableTexts.set(name, text);
  return text;
};

/**
 * Prepares a request's body: everything constant is written now, variables and representations when asked.
 * @returns a function from a run, and the representations' entries (`"name":[…]`), to the body's JSON.
 */
export const requestText = (
  node: Pick<FetchNode, 'operation' | 'operationName' | 'variableUsages'>,
): ((run: Run, representations?: string) => string) => {
  const name =
    node.operationName === undefined ? '' : `,"operationName":${JSON.stringify(node.operationName)}`;
  const opening = `{"query":${JSON.stringify(node.operation)}${name}`;
  const alone = `${opening}}`;
  const withVariables = `${opening},"variables":{`;
  const usages = (node.variableUsages ?? []).map((variable) => ({
    variable,
    entry: `${JSON.stringify(variable)}:`,
  }));
  return (run, representations = '') => {
    let entries = representations;
    for (const { variable, entry } of usages) {
      const text = variableText(run, variable);
      if (text !== undefined) entries += `${entries === '' ? '' : ','}${entry}${text}`;
    }
    return entries === '' ? alone : `${withVariables}${entries}}}`;
  };
};
