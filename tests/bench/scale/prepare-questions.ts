import type { Engine } from '../engines/engine.ts';
import { openAsker } from '../load/ask.ts';
import type { Asking } from '../load/ask.ts';
import type { PreparedWorkload } from '../measure/rounds.ts';
import { documents, ministryQuestions, pageSize, publicQuestions } from './questions.ts';
import type { Question } from './questions.ts';

const ministry = 'japan-isa';

const lists = { supportOrganizations: 'organizations', misconductReports: 'reports' } as const;

const asked: readonly { readonly as: string | undefined; readonly question: Question }[] = [
  ...publicQuestions.map((question) => ({ as: undefined, question })),
  ...[...publicQuestions, ...ministryQuestions].map((question) => ({ as: ministry, question })),
];

interface Answer {
  readonly data?: Readonly<
    Record<string, { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] }>
  >;
}

/** @throws Error unless the answer is a full page of rows that belong there, each once */
const check = (name: string, { list, holds }: Question, middle: number, answer: Answer): void => {
  const nodes = answer.data?.[list]?.edges.map(({ node }) => node) ?? [];
  const strange = nodes.find((node) => !holds(node, middle));
  const different = new Set(nodes.map(({ id }) => id)).size;
  if (nodes.length !== pageSize || different !== pageSize || strange !== undefined)
    throw new Error(
      `"${name}" is answered by ${String(nodes.length)} rows, ${String(different)} different: ${JSON.stringify(strange ?? answer).slice(0, 600)}`,
    );
};

/**
 * The questions, each as the public where it may ask and as a ministry, with the answer that every size must give: that of
 * one of them, after its rows were looked at.
 *
 * @param middle the number of the row in the middle
 * @throws Error where an answer is not what was asked for
 */
export const prepareQuestions = async (
  engine: Engine,
  middle: number,
  token: (as: string) => Promise<string>,
): Promise<readonly PreparedWorkload[]> => {
  const asker = openAsker(engine.url, 1);
  const prepared: PreparedWorkload[] = [];
  for (const { as, question } of asked) {
    const name = `${as === undefined ? 'public' : 'ministry'}: ${lists[question.list]}, ${question.name}`;
    const body = JSON.stringify({ query: documents[question.list], variables: question.variables(middle) });
    const asking = async (): Promise<Asking> => ({
      body,
      headers: as === undefined ? {} : { authorization: `Bearer ${await token(as)}` },
    });
    const answer = JSON.parse((await asker.ask(await asking())).toString()) as Answer;
    check(name, question, middle, answer);
    prepared.push({ name, asking, answer });
  }
  await asker.close();
  return prepared;
};
