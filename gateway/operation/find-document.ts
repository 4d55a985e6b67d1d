import { refuseOperation } from '../refusal.ts';
import type { Asked, Question } from './question.ts';

/**
 * The text of what is asked: the caller's own, or the stored document of that id. An id that was never stored and one
 * whose document the caller's view does not know are refused alike.
 *
 * @param documents those that fit the caller's view, by id
 * @param only whether nothing but stored documents is carried out
 * @throws Refusal DOCUMENT_UNKNOWN
 */
export const findDocument = (
  { query, documentId, operationName, variables }: Asked,
  documents: ReadonlyMap<string, string>,
  only: boolean,
): Question => {
  const text = documentId === undefined ? (only ? undefined : query) : documents.get(documentId);
  if (text !== undefined) return { query: text, operationName, variables };
  throw documentId === undefined
    ? refuseOperation('DOCUMENT_UNKNOWN', [
        { message: 'Only stored documents are carried out here; name one with "documentId".' },
      ])
    : refuseOperation('DOCUMENT_UNKNOWN');
};
