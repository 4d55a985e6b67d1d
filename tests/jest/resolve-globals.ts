import { registerHooks } from 'node:module';

const globals = new URL('globals.ts', import.meta.url).href;

// The package itself only works within a virtual machine of Jest's own.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
