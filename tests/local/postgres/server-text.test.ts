import { expect, it } from '@jest/globals';
import { serverFault } from '../../../local/postgres/server-text.ts';

it.each([
  [
    'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    'no space is left on the disk for the database',
    'Free some space on the disk that holds `/d` and start again.',
  ],
  [
    'FATAL:  could not create shared memory segment: Cannot allocate memory',
    'the machine has too little memory left for the database',
    'End other programs, or give the machine or container more (shared) memory, and start again.',
  ],
  [
    'FATAL:  data directory "/d/cluster" has wrong ownership',
    'the database may not use its folder `/d`',
    'Start as the user who owns that folder, or move it away to begin with an empty database.',
  ],
  [
    'initdb: error while loading shared libraries: libicui18n.so.60: cannot open shared object file',
    'the embedded PostgreSQL does not run on this machine',
    'It needs glibc 2.27 or newer (no Alpine). Set the three *_DATABASE_URL settings to a real server instead.',
  ],
  [
    'LOG:  starting\nPANIC:  could not locate a valid checkpoint record\nLOG:  aborting',
    'the embedded PostgreSQL did not start: PANIC:  could not locate a valid checkpoint record',
    'Its log is `/d/server.log`. To begin with an empty database, move the folder `/d` away.',
  ],
  [
    '',
    'the embedded PostgreSQL did not start: it gave no reason',
    'Its log is `/d/server.log`. To begin with an empty database, move the folder `/d` away.',
  ],
])('what the server says is told with its mend: %s', (text, message, mend) => {
  expect(serverFault(text, '/d', '/d/server.log')).toMatchObject({ message, mend });
});
