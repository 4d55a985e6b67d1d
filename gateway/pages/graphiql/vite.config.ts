import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  // The server puts a fresh nonce in place of this word each time it hands out the page.
  html: { cspNonce: 'PAGE_NONCE' },
  worker: { format: 'es' },
  build: {
    // The policy forbids `data:` fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    // Monaco is one large file by nature; it is loaded once and then cached for good.
    chunkSizeWarningLimit: 8_000,
    rolldownOptions: {
      // GraphiQL names its icons after their functions: without this a screen reader hears "fs icon".
      output: { keepNames: true },
    },
  },
});
