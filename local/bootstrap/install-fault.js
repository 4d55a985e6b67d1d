/** @type {readonly { sign: RegExp, says: string }[]} */
const readings = [
  {
    sign: /ENOSPC|EDQUOT/,
    says: 'the disk is full. Free at least 1.5 GB where the project lies and run the command again.',
  },
  {
    sign: /EACCES|EPERM|EROFS/,
    says:
      'this user may not write into the project’s folder. Run as its owner, or give it to this user (chown -R), and ' +
      'run the command again.',
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    says: 'the package registry cannot be reached. Check the network (and npm’s `registry` and `proxy` settings).',
  },
  {
    sign: /EUSAGE.*|can only install packages when your package\.json and package-lock\.json/s,
    says: 'package.json and package-lock.json do not agree. Run `npm install` once and look at what it changed.',
  },
  {
    sign: /EINTEGRITY/,
    says: 'a package is not the one that the lock file names. Run `npm cache verify` and try again.',
  },
];

/**
 * Why an installation failed, in words, with the mend.
 * @param {string} text what npm printed
 * @returns {string}
 */
export const installFault = (text) => {
  const reading = readings.find(({ sign }) => sign.test(text));
  return `The packages could not be installed: ${reading?.says ?? 'npm’s own words are above. Run the command again.'}`;
};
