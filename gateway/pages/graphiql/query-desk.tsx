import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { useMonaco } from '@graphiql/react';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { useCallback, useEffect } from 'react';
import { askGateway } from './ask-gateway.ts';
import { EditorManners } from './editor-manners.tsx';
import firstQuery from './first-query.graphql?raw';
import type { sessionMemory } from './session-memory.ts';

type Fetcher = GraphiQLProps['fetcher'];

interface QueryDeskProps {
  readonly token: string | undefined;
  readonly memory: ReturnType<typeof sessionMemory>;
  /** Called when the gateway no longer accepts the token. */
  readonly onRefused: () => void;
}

/** GraphiQL for one session: its docs, its completion and its answers all come by the session's token. */
export function QueryDesk({ token, memory, onRefused }: QueryDeskProps) {
  const completion = useMonaco((state) => state.monacoGraphQL);
  // The completion outlives the desk; without this it would go on proposing the names of the former view until the
  // next one has come, or for good where it does not come.
  useEffect(
    () => () => {
      completion?.setSchemaConfig([]);
    },
    [completion],
  );

  const fetcher: Fetcher = useCallback<Fetcher>(
    async ({ query, operationName, variables }) => {
      const { status, body } = await askGateway(
        { query, operationName, variables: variables as unknown },
        token,
      );
      if (status === 401) onRefused();
      return body as Awaited<ReturnType<Fetcher>>;
    },
    [token],
  );

  return (
    <GraphiQL
      fetcher={fetcher}
      storage={memory}
      defaultQuery={firstQuery}
      visiblePlugin={DOC_EXPLORER_PLUGIN}
      // A token belongs into its box, not into tabs and history.
      isHeadersEditorEnabled={false}
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <EditorManners />
    </GraphiQL>
  );
}
