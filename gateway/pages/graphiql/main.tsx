import './style-nonce.ts';
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AnalystPage } from './analyst-page.tsx';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html lacks the element #page');
createRoot(root).render(
  <StrictMode>
    <AnalystPage />
  </StrictMode>,
);
