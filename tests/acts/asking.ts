import { audienceIds, audiences } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import type { TokenIssuer } from '../gateway/world/token-issuer.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';

/** What came back through the gateway. */
export interface Told {
  readonly status: number;
  readonly text: string;
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

type Input = Readonly<Record<string, unknown>>;

/** How the tests speak to a gateway, as any audience. */
export interface Asking {
  readonly ask: (as: AudienceId, query: string, variables?: Input) => Promise<Told>;
  /** Sends any request to the gateway as an audience. */
  readonly send: (as: AudienceId, path: string, request: RequestInit) => Promise<Response>;
  /** What each audience is told of one question. */
  readonly everyone: (query: string) => Promise<Readonly<Record<AudienceId, Told>>>;
  /** What an audience reads by a question that must be answered whole. */
  readonly read: (as: AudienceId, query: string) => Promise<Data>;
  /** Performs an act with one input, and gives what came of it. */
  readonly act: (as: AudienceId, mutation: string, input: Input) => Promise<Data>;
  /** Performs an act that must be done, under a key of its own. */
  readonly done: (as: AudienceId, mutation: string, input: Input) => Promise<void>;
  /**
   * Performs an act that makes a record, and gives the record's id: `record` is the result's field that holds it, and
   * `result` the name of its type where that is not the usual one.
   */
  readonly made: (
    as: AudienceId,
    mutation: string,
    record: string,
    input: Input,
    result?: string,
  ) => Promise<string>;
}

/** Asks for every refusal's fields, whether or not an act can be refused so, as an app would that knows no act by itself. */
const refusal =
  '... on Refusal { article message ... on WrongState { state } ... on StaleVersion { version } ... on InvalidInput { field } }';

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** @param issuer of the tokens that the gateway accepts */
export const askingAt = (url: string, issuer: TokenIssuer): Asking => {
  let keys = 0;
  const send: Asking['send'] = async (as, path, request) => {
    const { tokenName } = audiences[as];
    const headers = new Headers(request.headers);
    if (tokenName !== undefined) headers.set('authorization', `Bearer ${await issuer.token(tokenName)}`);
    return fetch(`${url}${path}`, { ...request, headers });
  };
  const ask: Asking['ask'] = async (as, query, variables) => {
    const response = await send(as, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as Partial<Told>;
    return { status: response.status, text, data: data, errors: errors ?? [] };
  };
  const act: Asking['act'] = async (as, mutation, input) => {
    const { data, errors } = await ask(
      as,
      `mutation Act($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { __typename ${refusal} } }`,
      { input },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data[mutation];
  };
  return {
    send,
    ask,
    act,
    everyone: async (query) => {
      const told: [AudienceId, Told][] = [];
      // One after the other: each view plans the question anew, and a slow machine must not run out of patience.
      for (const id of audienceIds) told.push([id, await ask(id, query)]);
      return Object.fromEntries(told) as Record<AudienceId, Told>;
    },
    read: async (as, query) => {
      const { data, errors } = await ask(as, query);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    done: async (as, mutation, input) => {
      const clientMutationKey = `${mutation} ${String((keys += 1))}`;
      const { __typename, message } = await act(as, mutation, { clientMutationKey, ...input });
      if (message !== undefined) throw new Error(`${mutation}: ${String(__typename)}: ${String(message)}`);
    },
    made: async (as, mutation, record, input, result = `${capital(record)}Recorded`) => {
      const { text, data } = await ask(
        as,
        `mutation Make($input: ${capital(mutation)}Input!) { ${mutation}(input: $input) { ... on ${result} { ${record} { id } } } }`,
        { input },
      );
      const id: unknown = data?.[mutation]?.[record]?.id;
      if (typeof id !== 'string') throw new Error(text);
      return id;
    },
  };
};
