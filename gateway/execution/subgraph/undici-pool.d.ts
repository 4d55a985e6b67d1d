/**
 * undici's pool by itself. The whole of undici, with all that a browser's `fetch` needs, takes three times as long to load,
 * and every start of the gateway would wait for it.
 */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}
