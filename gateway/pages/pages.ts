import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type BuiltPage, readBuiltPage } from './built-page.ts';
import { noncePlace } from './built-folder.ts';
import { pageHeaders } from './page-headers.ts';

const notBuilt = 'The analysts’ page is not built. Build it with: node gateway/pages/build.ts\n';

/**
 * Serves the analysts' page at `/graphiql` and its files below it. Unknown files are answered by the application's
 * own "not found"; until the page is built, `/graphiql` answers 503 and says how to build it.
 */
export function registerPages(app: FastifyInstance): void {
  let read: BuiltPage | undefined;
  const page = () => (read ??= readBuiltPage());
  page();

  app.get('/graphiql', (_request, reply) => {
    const html = page()?.html;
    if (html === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .headers(pageHeaders(nonce))
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(noncePlace, nonce));
  });

  app.get('/graphiql/', (_request, reply) => reply.redirect('/graphiql', 308));

  app.get<{ Params: { name: string } }>('/graphiql/assets/:name', (request, reply) => {
    const asset = page()?.assets.get(request.params.name);
    if (asset === undefined) {
      reply.callNotFound();
      return reply;
    }
    reply.headers({
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      // A worker keeps to the policy of its own file, not to the page's.
      'content-security-policy': "default-src 'none'; script-src 'self'",
      vary: 'accept-encoding',
    });
    if (asset.compressed !== undefined && acceptsBrotli(request.headers['accept-encoding'])) {
      return reply.header('content-encoding', 'br').send(asset.compressed);
    }
    return reply.send(asset.content);
  });
}

function acceptsBrotli(acceptEncoding: string | string[] | undefined): boolean {
  return /(^|,)\s*br\s*(,|;(?!\s*q=0(\.0*)?\s*(,|$))|$)/iu.test(String(acceptEncoding ?? ''));
}
