/** `npm run --silent token -- NAME`: prints one access token of the running development identity provider, and nothing else. */
import { told } from '../fault.ts';
import { keysFolderIn } from '../keys-folder.ts';
import { readSettings } from '../settings.ts';
import { tokenNames } from '../token-names.ts';
import { requestToken } from './request-token.ts';

const [name, ...others] = process.argv.slice(2);
if (name === undefined || others.length > 0 || !tokenNames.includes(name)) {
  const wrong =
    name === undefined ? 'which token?' : `there is no token for \`${[name, ...others].join(' ')}\``;
  process.stderr.write(`${wrong}\n  npm run --silent token -- NAME, with one of: ${tokenNames.join(', ')}\n`);
  process.exitCode = 2;
} else {
  try {
    const { dataFolder, ports } = readSettings(process.env);
    const issuer = `http://127.0.0.1:${String(ports.identityProvider)}`;
    process.stdout.write(`${await requestToken({ issuer, keysFolder: keysFolderIn(dataFolder), name })}\n`);
  } catch (thrown) {
    process.stderr.write(`${told(thrown)}\n`);
    process.exitCode = 1;
  }
}
