import base from '../../../jest.config.js';

// The project's own tests, over a product with a leak in it.

const [options] = Object.values(base.transform)[0].slice(1);

export default {
  ...base,
  rootDir: '../../..',
  transform: { '^.+\\.ts$': ['<rootDir>/tests/noninterference/mutants/patching-transformer.js', options] },
};
