import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { projectFolder } from '../../local/project-folder.ts';
import { readSettings } from '../../local/settings.ts';

describe('the settings of a stack', () => {
  it('are the usual ones when nothing is set, or set to nothing', () => {
    const usual = {
      dataFolder: join(projectFolder, '.data'),
      host: '127.0.0.1',
      ports: { gateway: 4000, japan: 4001, kyrgyzstan: 4002, cooperation: 4003, identityProvider: 4010 },
      databaseUrls: {},
      demonstration: 'unset',
      durable: true,
    };
    expect(readSettings({})).toEqual(usual);
    expect(readSettings({ PORT: '', DATA_FOLDER: '', HOST: '', JAPAN_DATABASE_URL: '' })).toEqual(usual);
  });

  it('take each port, the data folder and real databases from the environment', () => {
    const settings = readSettings({
      PORT: '5000',
      JAPAN_SUBGRAPH_PORT: '5001',
      KYRGYZSTAN_SUBGRAPH_PORT: '5002',
      COOPERATION_SUBGRAPH_PORT: '5003',
      IDENTITY_PROVIDER_PORT: '5010',
      DATA_FOLDER: '/elsewhere',
      KYRGYZSTAN_DATABASE_URL: 'postgresql://admin@db/kyrgyzstan',
      DEMONSTRATION: 'off',
    });
    expect(settings.ports).toEqual({
      gateway: 5000,
      japan: 5001,
      kyrgyzstan: 5002,
      cooperation: 5003,
      identityProvider: 5010,
    });
    expect(settings).toMatchObject({
      dataFolder: '/elsewhere',
      demonstration: 'off',
      databaseUrls: { kyrgyzstan: 'postgresql://admin@db/kyrgyzstan' },
    });
  });

  it('are refused all at once, each by name, and no password is repeated', () => {
    const read = (): unknown =>
      readSettings({
        PORT: '70000',
        JAPAN_SUBGRAPH_PORT: 'x',
        COOPERATION_SUBGRAPH_PORT: '4010',
        COOPERATION_DATABASE_URL: 'mysql://root:secret@db/x',
        DEMONSTRATION: 'perhaps',
      });
    expect(read).toThrow(
      [
        'wrong settings:',
        '  - PORT must be a port from 1 to 65535, and is `70000`',
        '  - JAPAN_SUBGRAPH_PORT must be a port from 1 to 65535, and is `x`',
        '  - COOPERATION_SUBGRAPH_PORT and IDENTITY_PROVIDER_PORT are both 4010',
        '  - COOPERATION_DATABASE_URL must be a URL as in postgres://user:password@host:5432/database',
        '  - DEMONSTRATION must be `on` or `off`',
      ].join('\n'),
    );
  });
});
