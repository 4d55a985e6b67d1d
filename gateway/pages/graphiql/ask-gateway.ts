/** What a GraphQL request carries. */
export interface Question {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: unknown;
}

/** The gateway's answer: its HTTP status and the JSON it sent. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * Asks the gateway one question, with the token or, without one, as the public.
 * @throws Error in plain words when the gateway cannot be reached or answers with something other than JSON.
 */
export async function askGateway(question: Question, token: string | undefined): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(question),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new Error('The gateway cannot be reached. Is it running?');
  }
  try {
    return { status: response.status, body: (await response.json()) as object };
  } catch {
    throw new Error(`The gateway answered with status ${String(response.status)} and no GraphQL.`);
  }
}
