import { parse } from 'graphql';
import { faultsInDocument } from '../operation/validate-operation.ts';
import type { View } from '../view/view.ts';

/**
 * The stored documents that fit a view. For its callers there are no others: a document that names what they may not see
 * is answered as one that was never stored.
 *
 * @param texts by id; each is GraphQL
 */
export const documentsOfView = (
  texts: ReadonlyMap<string, string>,
  view: View,
): ReadonlyMap<string, string> =>
  new Map([...texts].filter(([, text]) => faultsInDocument(parse(text), view).length === 0));

/** The ids of documents that fit no view at all: nobody could run them. */
export const unfittingDocuments = (
  texts: ReadonlyMap<string, string>,
  fitting: readonly ReadonlyMap<string, string>[],
): readonly string[] => [...texts.keys()].filter((id) => !fitting.some((documents) => documents.has(id)));
