import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPage } from './build-page.ts';
import { acceptedToken, smallGateway, type SmallGateway } from './small-gateway.ts';
import { launchBrowser } from './test-browser.ts';

// The first run unpacks a browser and builds the page.
jest.setTimeout(180_000);

let browser: Browser;
let gateway: SmallGateway;
let context: BrowserContext;
let page: Page;
/** What must stay empty: policy violations, faults in the page, requests to anywhere but this machine. */
let offences: string[];

beforeAll(async () => {
  await buildPage();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  offences = [];
  gateway = smallGateway();
  const address = await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') offences.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    // A refused token or query is a failed request to the browser and an ordinary answer to us.
    const refusal = /^Failed to load resource: .* 40[01] /u.test(message.text());
    if (message.type() === 'error' && !refusal) offences.push(message.text());
  });
  context.on('weberror', (fault) => offences.push(String(fault.error())));
  page = await context.newPage();
  await page.goto(`${address}/graphiql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
});

afterEach(async () => {
  await context.close();
  await gateway.app.close();
  expect(offences).toEqual([]);
});

/** The text that an editor shows, on one line: it draws spaces as unbreakable ones and wraps. */
const linesIn = async (place: string) =>
  (await page.locator(`${place} .view-lines`).innerText()).replace(/\s+/gu, ' ');
const queryBox = () => page.getByRole('textbox', { name: /^Query\. Tab moves on/u });
const queryText = () => linesIn('.graphiql-query-editor');
const answerText = () => linesIn('.graphiql-response');
const docs = () => page.locator('.graphiql-doc-explorer');
const view = () => page.getByRole('status').filter({ hasText: 'view' }).innerText();

async function replaceQuery(query: string): Promise<void> {
  await queryBox().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type(query);
  // GraphiQL takes note a moment later; until then it would still ask for the former operation by name.
  await until(() => page.getByRole('tab').first().innerText(), '<untitled>');
}

async function run(): Promise<void> {
  await page.getByRole('button', { name: /execute query/iu }).click();
}

async function useToken(token: string): Promise<void> {
  await page.getByLabel('Access token').fill(token);
  await page.getByRole('button', { name: 'Use token' }).click();
}

/** Opens the list of root fields in the docs. */
async function openRootFields(): Promise<void> {
  await docs().getByRole('link', { name: 'Query', exact: true }).click();
  await docs().getByText('bridges').first().waitFor();
}

/** Waits until what is read contains the expected text. */
async function until(read: () => Promise<string>, expected: string): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  let last = await read();
  while (!last.includes(expected) && Date.now() < giveUpAt) {
    await page.waitForTimeout(50);
    last = await read();
  }
  expect(last).toContain(expected);
}

describe('the analysts’ page in a browser', () => {
  it('opens on the public view with a first query to run', async () => {
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Köpürö');
    expect(await view()).toContain('Public view');
    expect(await queryText()).toContain('supportOrganizations(first: 5');
    expect(await page.getByRole('main').count()).toBe(1);
  });

  it('runs a typed query and shows the answer', async () => {
    await replaceQuery('{ bridges greeting }');
    await run();
    await until(answerText, 'Саламатсызбы');
    expect(await answerText()).toContain('7');
  });

  it('runs the query by Control and Enter', async () => {
    await replaceQuery('{ bridges }');
    await page.keyboard.press('Control+Enter');
    await until(answerText, '7');
  });

  it('shows docs, completion and answers of the public without a token', async () => {
    await openRootFields();
    expect(await docs().innerText()).not.toContain('closedBridges');
    await replaceQuery('{ closedBridges }');
    await run();
    await until(answerText, 'Cannot query');
    expect(await answerText()).not.toContain('青函');
  });

  it('shows docs, completion and answers of a pasted token, and says so', async () => {
    await useToken(`Bearer ${acceptedToken}\n`);
    await until(view, 'The view of this token');
    expect(await view()).toContain('japan-isa');
    expect(await page.getByLabel('Access token').inputValue()).toBe('');

    await openRootFields();
    expect(await docs().innerText()).toContain('closedBridges');

    await replaceQuery('{ ');
    await page.keyboard.press('Control+Space');
    await until(() => page.locator('.suggest-widget').first().innerText(), 'closedBridges');
    await page.keyboard.press('Escape');

    await replaceQuery('{ closedBridges }');
    await run();
    await until(answerText, '青函');
  });

  it('forgets queries, answers and names of the former view when the token is cleared', async () => {
    await useToken(acceptedToken);
    await until(view, 'The view of this token');
    await replaceQuery('{ closedBridges }');
    await run();
    await until(answerText, '青函');

    await page.getByRole('button', { name: 'Clear token' }).click();
    await until(view, 'Public view');
    await until(queryText, 'supportOrganizations');
    expect(await answerText()).not.toContain('青函');

    await page.getByRole('button', { name: 'Show History' }).click();
    expect(await page.locator('.graphiql-history').innerText()).not.toContain('closedBridges');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await openRootFields();
    expect(await docs().innerText()).not.toContain('closedBridges');

    await replaceQuery('{ ');
    await page.keyboard.press('Control+Space');
    await until(() => page.locator('.suggest-widget').first().innerText(), 'greeting');
    expect(await page.locator('.suggest-widget').first().innerText()).not.toContain('closedBridges');
  });

  it('says plainly that a token was refused, and keeps the view', async () => {
    await replaceQuery('{ greeting }');
    await useToken('no.such.token');
    await until(() => page.getByRole('alert').first().innerText(), 'refused this token');
    expect(await view()).toContain('Public view');
    expect(await queryText()).toContain('greeting');
  });

  it('says what is wrong with text that is no token, without sending it', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.headers()['authorization'] ?? ''));
    await useToken('käse');
    await until(() => page.getByRole('alert').first().innerText(), 'This is no access token');
    expect(sent.filter((header) => header !== '')).toEqual([]);
  });

  it('says when a token in use is no longer accepted', async () => {
    await useToken(acceptedToken);
    await until(view, 'The view of this token');
    gateway.expireToken();
    await replaceQuery('{ bridges }');
    await run();
    await until(() => page.getByRole('alert').first().innerText(), 'no longer accepts this token');
  });

  it('leaves nothing in the browser’s storage, and no token after a reload', async () => {
    await useToken(acceptedToken);
    await until(view, 'The view of this token');
    await replaceQuery('{ closedBridges }');
    await run();
    await until(answerText, '青函');
    const kept = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).toBe('[{},{},""]');

    await page.reload();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await view()).toContain('Public view');
    await until(queryText, 'supportOrganizations');
  });

  it('lets Tab leave the editor, and names each editor', async () => {
    await queryBox().focus();
    const before = await queryText();
    await page.keyboard.press('Tab');
    const inEditor = await page.evaluate(
      'document.activeElement.closest(".graphiql-query-editor .monaco-editor") !== null',
    );
    expect(inEditor).toBe(false);
    expect(await queryText()).toBe(before);
    expect(await page.getByRole('textbox', { name: /^Answer/u }).count()).toBe(1);
  });

  it('offers no editor for headers, where a token would be kept', async () => {
    expect(await page.getByRole('button', { name: 'Headers' }).count()).toBe(0);
  });
});
