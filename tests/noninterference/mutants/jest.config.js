import base from '../../../jest.config.js';

/** The project's own tests, over a product with a leak in it. */
export default {
  ...base,
  rootDir: '../../..',
  setupFiles: [...base.setupFiles, '<rootDir>/tests/noninterference/mutants/sow-patches.ts'],
};
