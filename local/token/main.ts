import { join, resolve } from 'node:path';
import { Fault, told } from '../fault.ts';
import { hasProviderKeys, providerKeys, tokenNames } from '../identity-provider/provider-keys.ts';
import { projectFolder } from '../project-folder.ts';
import { requestToken } from './request-token.ts';

/** Prints an access token for one of the names, and nothing else on the output. */
const [name = ''] = process.argv.slice(2);
try {
  if (!tokenNames.includes(name)) {
    process.stderr.write(
      `usage: npm run --silent token -- NAME, with NAME one of\n  ${tokenNames.join('\n  ')}\n`,
    );
    process.exit(2);
  }
  const folder = join(resolve(projectFolder, process.env['DATA_FOLDER'] ?? '.data'), 'keys');
  if (!hasProviderKeys(folder))
    throw new Fault('there are no development keys yet', 'Run npm start first, and leave it running.');
  const key = providerKeys(folder).clients[name];
  if (key === undefined)
    throw new Fault(`there is no key for ${name} in ${folder}`, 'Delete that folder and run npm start.');
  const port = process.env['IDENTITY_PROVIDER_PORT'] ?? '4010';
  process.stdout.write(`${await requestToken(`http://127.0.0.1:${port}`, name, key)}\n`);
} catch (thrown) {
  process.stderr.write(`${told(thrown)}\n`);
  process.exit(1);
}
