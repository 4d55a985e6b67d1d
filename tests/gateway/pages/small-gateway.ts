import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/fastify';
import { registerPages } from '../../../gateway/pages/pages.ts';

const publicSchema = buildSchema(`
  type Query {
    "How many bridges there are."
    bridges: Int
    greeting: String
  }
`);
const wideSchema = buildSchema(`
  type Query {
    bridges: Int
    greeting: String
    "Only for those who hold a token."
    closedBridges: [String]
  }
`);
const answers = { bridges: () => 7, greeting: () => 'Саламатсызбы', closedBridges: () => ['Нарын', '青函'] };

/** A JWT that the small gateway accepts; its signature is nobody's. */
export const acceptedToken = [
  { alg: 'ES256', typ: 'at+jwt' },
  { sub: 'japan-isa', exp: 4102444800 },
  'signature',
]
  .map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
  .join('.');

/** The pages on a gateway of a few lines, whose schema depends on the bearer token as the real one's does. */
export interface SmallGateway {
  readonly app: FastifyInstance;
  /** From now on the accepted token is refused, as when it has expired. */
  expireToken(): void;
}

export function smallGateway(): SmallGateway {
  const app = fastify();
  let accepted = true;
  registerPages(app);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'nothing here' }));

  const handler = createHandler({
    rootValue: answers,
    schema: ({ raw }) => (raw.headers.authorization === undefined ? publicSchema : wideSchema),
  });
  app.post('/graphql', async (request, reply) => {
    const { authorization } = request.headers;
    if (authorization !== undefined && !(accepted && authorization === `Bearer ${acceptedToken}`)) {
      return reply.code(401).send({ errors: [{ message: 'The token is not accepted.' }] });
    }
    return handler.call(app, request, reply);
  });
  return {
    app,
    expireToken: () => {
      accepted = false;
    },
  };
}
