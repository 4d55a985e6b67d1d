import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import type { Asked } from '../operation/question.ts';
import { refuseRequest } from '../refusal.ts';
import { UnacceptableJson, parseStrictJson } from './strict-json.ts';

const malformed = (message: string) => refuseRequest(400, 'BAD_REQUEST', message);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const json = (what: string, text: string): unknown => {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (error instanceof UnacceptableJson) throw malformed(`${what} ${error.message}.`);
    throw error;
  }
};

const utf8 = (body: Buffer): string => {
  if (!isUtf8(body)) throw malformed('The body is not valid UTF-8.');
  return body.toString();
};

/** The parameters of GraphQL over HTTP, wherever they stood. */
const questionOf = (parameters: Readonly<Record<string, unknown>>): Asked => {
  const { query, documentId, operationName, variables, extensions } = parameters;
  const isGiven = (value: unknown) => value !== undefined && value !== null;
  if (!isGiven(query) && !isGiven(documentId)) throw malformed('The parameter "query" is missing.');
  if (isGiven(query) && isGiven(documentId))
    throw malformed('The parameters "query" and "documentId" exclude each other.');
  if (isGiven(query) && typeof query !== 'string') throw malformed('The parameter "query" must be a text.');
  if (isGiven(documentId) && typeof documentId !== 'string')
    throw malformed('The parameter "documentId" must be a text.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw malformed('The parameter "operationName" must be a text.');
  if (variables !== undefined && variables !== null && !isMap(variables))
    throw malformed('The parameter "variables" must be an object.');
  if (extensions !== undefined && extensions !== null && !isMap(extensions))
    throw malformed('The parameter "extensions" must be an object.');
  return {
    query: typeof query === 'string' ? query : undefined,
    documentId: typeof documentId === 'string' ? documentId : undefined,
    operationName: operationName === '' ? undefined : (operationName ?? undefined),
    variables: variables ?? {},
  };
};

/**
 * The question in the body of a POST. One question a request: a list of them is refused.
 *
 * @param contentType the header as it came
 * @throws Refusal 415 for anything but JSON in UTF-8, 400 for a body that is none
 */
const readBody = (
  contentType: string | undefined,
  contentEncoding: string | undefined,
  body: Buffer | undefined,
): Asked => {
  const [mediaType, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (mediaType !== 'application/json')
    throw refuseRequest(415, 'BAD_REQUEST', 'The content type must be application/json.');
  if (charset !== undefined && !/^"?utf-?8"?$/.test(charset))
    throw refuseRequest(415, 'BAD_REQUEST', 'The charset must be utf-8.');
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity')
    throw refuseRequest(415, 'BAD_REQUEST', 'The body must not be compressed.');
  if (body === undefined || body.length === 0) throw malformed('The body is missing.');
  const parameterMap = json('The body', utf8(body));
  if (!isMap(parameterMap)) throw malformed('The body must be one JSON object.');
  return questionOf(parameterMap);
};

/** The question in the body of a request, as the front read it. */
export const readBodyOf = ({ headers, body }: Pick<FastifyRequest, 'headers' | 'body'>): Asked =>
  readBody(headers['content-type'], headers['content-encoding'], body instanceof Buffer ? body : undefined);

const parameterNames: ReadonlySet<string> = new Set([
  'query',
  'documentId',
  'operationName',
  'variables',
  'extensions',
]);

const urlDecoded = (text: string): string => {
  try {
    // Bytes beyond ASCII must be percent-encoded; sent bare, nobody knows their encoding.
    if (/[^\x20-\x7e]/.test(text)) throw new URIError();
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed('The address is not percent-encoded UTF-8.');
  }
};

/**
 * The question in the address of a GET.
 *
 * @param address path and query as they came, percent-encoded
 * @throws Refusal 400 if a parameter is malformed or stands twice
 */
export const readAddress = (address: string): Asked => {
  const start = address.indexOf('?');
  const texts = new Map<string, string>();
  for (const pair of start === -1 ? [] : address.slice(start + 1).split('&')) {
    const equals = pair.indexOf('=');
    const name = urlDecoded(equals === -1 ? pair : pair.slice(0, equals));
    if (!parameterNames.has(name)) continue;
    if (texts.has(name)) throw malformed(`The parameter "${name}" stands twice.`);
    texts.set(name, urlDecoded(equals === -1 ? '' : pair.slice(equals + 1)));
  }
  const parsed = (name: string) => {
    const text = texts.get(name);
    return text === undefined || text === '' ? undefined : json(`The parameter "${name}"`, text);
  };
  return questionOf({
    query: texts.get('query'),
    documentId: texts.get('documentId'),
    operationName: texts.get('operationName'),
    variables: parsed('variables'),
    extensions: parsed('extensions'),
  });
};
