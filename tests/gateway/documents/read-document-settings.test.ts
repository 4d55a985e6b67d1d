import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDocumentSettings } from '../../../gateway/documents/read-document-settings.ts';
import { settingsReader } from '../../../gateway/settings-reader.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopuro-documents-'));
});
afterAll(() => rm(folder, { recursive: true }));

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const read = async (environment: Record<string, string>) => {
  const reader = settingsReader(environment);
  const documents = await readDocumentSettings(reader);
  return { documents, faults: reader.faults };
};
const stored = async (content: unknown) => {
  const file = join(folder, 'documents.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return read({ STORED_DOCUMENTS: file });
};

describe('stored documents', () => {
  it('are none unless a setting names them', async () => {
    expect(await read({})).toEqual({ documents: { texts: new Map(), only: false }, faults: [] });
  });

  it('are the files of a folder, each under the hash of its bytes', async () => {
    const texts = ['{ a }\n', 'query B { b } # ビザ\n'];
    const documents = join(folder, 'documents');
    await mkdir(documents);
    await writeFile(join(documents, 'a.graphql'), texts[0] ?? '');
    await writeFile(join(documents, 'b.graphql'), texts[1] ?? '');
    await writeFile(join(documents, 'read.me'), 'not a document');
    const found = await read({ STORED_DOCUMENTS: documents, STORED_DOCUMENTS_ONLY: 'on' });
    expect(found.faults).toEqual([]);
    expect(found.documents).toEqual({
      texts: new Map(texts.map((text) => [`sha256:${hash(text)}`, text])),
      only: true,
    });
  });

  it('are the texts of a file, under ids with or without their prefix', async () => {
    const found = await stored({
      [hash('{ a }')]: '{ a }',
      [`sha256:${hash('{ b }').toUpperCase()}`]: '{ b }',
    });
    expect(found.faults).toEqual([]);
    expect([...found.documents.texts.values()]).toEqual(['{ a }', '{ b }']);
  });

  it.each([
    ['{', 'must hold one JSON object of documents by their ids'],
    [[], 'must hold one JSON object of documents by their ids'],
    [{ x: '{ a }' }, `"x" is not the hash of its document, which is sha256:${hash('{ a }')}`],
    [{ [hash('{ a')]: '{ a' }, `"${hash('{ a')}" is not GraphQL`],
    [{ x: 1 }, 'the document "x" must be a text'],
  ])('%j are refused, and the message says why', async (content, message) => {
    const { faults } = await stored(content);
    expect(faults).toEqual([`STORED_DOCUMENTS: "${join(folder, 'documents.json')}": ${message}`]);
  });

  it('that cannot be read are refused', async () => {
    expect((await read({ STORED_DOCUMENTS: '/nowhere' })).faults).toEqual([
      'STORED_DOCUMENTS: "/nowhere": cannot be read; check that it exists and who may read it',
    ]);
  });

  it('alone are not carried out where there are none', async () => {
    expect((await read({ STORED_DOCUMENTS_ONLY: 'on' })).faults).toEqual([
      'STORED_DOCUMENTS_ONLY is on and STORED_DOCUMENTS is not set; name a file or folder of documents',
    ]);
  });
});
