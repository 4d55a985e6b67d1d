import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { buildPage } from './build-page.ts';
import { smallGateway } from './small-gateway.ts';

jest.setTimeout(120_000);

let app: FastifyInstance;
beforeAll(async () => {
  await buildPage();
  app = smallGateway().app;
});
afterAll(() => app.close());

const nonceOf = (policy: unknown) => /'nonce-([^']+)'/u.exec(String(policy))?.[1] ?? 'none';
const assetsIn = (html: string) =>
  [...html.matchAll(/(?:src|href)="([^"]+)"/gu)].map((match) => match[1] ?? '');

describe('the analysts’ page over HTTP', () => {
  it('comes with a policy that allows our own files only', async () => {
    const { statusCode, headers } = await app.inject('/graphiql');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/https?:|\*/u);
  });

  it('carries a nonce of its own on every visit, the same in policy and page', async () => {
    const visits = [await app.inject('/graphiql'), await app.inject('/graphiql')];
    const nonces = visits.map(({ headers }) => nonceOf(headers['content-security-policy']));
    expect(new Set(nonces).size).toBe(2);
    visits.forEach(({ body }, index) => {
      expect(body).toContain(`<meta property="csp-nonce" nonce="${String(nonces[index])}">`);
      expect(body).not.toContain('PAGE_NONCE');
    });
  });

  it('loads nothing from elsewhere, and every file it names is there for good', async () => {
    const { body } = await app.inject('/graphiql');
    const assets = assetsIn(body);
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) {
      expect(path).toMatch(/^\/graphiql\/assets\/[\w.-]+-[\w-]{8}\.\w+$/u);
      const { statusCode, headers } = await app.inject(path);
      expect(statusCode).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'");
    }
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0.5', 'br'],
    ['gzip', undefined],
    ['br;q=0', undefined],
    [undefined, undefined],
  ])('answers a browser that accepts %p with the encoding %p', async (acceptEncoding, encoding) => {
    const { body } = await app.inject('/graphiql');
    const script = assetsIn(body).find((path) => path.endsWith('.js')) ?? '';
    const headers = acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding };
    const answer = await app.inject({ url: script, headers });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toBe('accept-encoding');
  });

  it.each([
    '/graphiql/assets/none.js',
    '/graphiql/assets/..%2Findex.html',
    '/graphiql/assets/',
    '/graphiql/x',
  ])('leaves %s to the application’s own not found', async (path) => {
    const answer = await app.inject(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ error: 'nothing here' });
  });

  it('leads from the address with a slash to the one without', async () => {
    const { statusCode, headers } = await app.inject('/graphiql/');
    expect([statusCode, headers.location]).toEqual([308, '/graphiql']);
  });
});
