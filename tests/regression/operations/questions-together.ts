import type { AimedQuestion, Question } from './aimed-questions.ts';

type Named = AimedQuestion & Required<Pick<AimedQuestion, 'named'>>;

const hasName = (aimed: AimedQuestion): aimed is Named => aimed.named !== undefined;

/** So few operations that validation, which ends after ten faults, comes to the last of them. */
const most = 4;

const groupsOf = (all: readonly Named[]): readonly (readonly Named[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));

/** The operations of a document share one set of values, so that the variables of each need names of their own. */
const withOwnVariables = ({ query, variables }: Question, at: number): Question => ({
  query: query.replaceAll(/\$(\w+)/g, `$$$1${String(at)}`),
  variables: Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [`${name}${String(at)}`, value]),
  ),
});

/** Several questions as the operations of one document, of which the first is asked for. */
const inOneDocument = (group: readonly Named[]): AimedQuestion => ({
  path: group.map(({ path }) => path).join(' + '),
  question: (n): Question => {
    const parts = group.map(({ named }, at) => withOwnVariables(named(n, `Asked${String(at)}`), at));
    return {
      query: parts.map(({ query }) => query).join('\n'),
      operationName: 'Asked0',
      variables: Object.fromEntries(parts.flatMap(({ variables }) => Object.entries(variables))),
    };
  },
  answeredWhenCleared: true,
  isBelow: true,
  isFollowed: group.some(({ isFollowed }) => isFollowed),
});

/**
 * Questions as they are sent: those that are plainly asked, because another withheld name stands above, a few in one
 * document, since a document is validated with all its operations, whichever is asked for; each other by itself.
 */
export const questionsTogether = (questions: readonly AimedQuestion[]): readonly AimedQuestion[] => {
  const [followed = [], asked = []] = [true, false].map((isFollowed) =>
    questions.filter(hasName).filter((one) => one.isFollowed === isFollowed),
  );
  return [
    ...questions.filter((one) => !hasName(one)),
    ...[...groupsOf(asked), ...groupsOf(followed)].map(inOneDocument),
  ];
};
