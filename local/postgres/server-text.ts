import { Fault } from '../fault.ts';

interface Reading {
  readonly sign: RegExp;
  readonly message: string;
  readonly mend: string;
}

const readings: readonly Reading[] = [
  {
    sign: /No space left on device|Disk quota exceeded/,
    message: 'no space is left on the disk for the database',
    mend: 'Free some space on the disk that holds `{folder}` and start again.',
  },
  {
    sign: /could not (?:create|resize) shared memory segment|could not map anonymous shared memory|Cannot allocate memory/,
    message: 'the machine has too little memory left for the database',
    mend: 'End other programs, or give the machine or container more (shared) memory, and start again.',
  },
  {
    sign: /Read-only file system/,
    message: 'the database’s folder `{folder}` is on a read-only disk',
    mend: 'Name a writable folder with DATA_FOLDER.',
  },
  {
    sign: /Permission denied|Operation not permitted|has wrong ownership/,
    message: 'the database may not use its folder `{folder}`',
    mend: 'Start as the user who owns that folder, or move it away to begin with an empty database.',
  },
  {
    sign: /error while loading shared libraries|version `GLIBC|cannot execute|Exec format error/,
    message: 'the embedded PostgreSQL does not run on this machine',
    mend: 'It needs glibc 2.27 or newer (no Alpine). Set the three *_DATABASE_URL settings to a real server instead.',
  },
];

/** What PostgreSQL's programs said when they failed, as a fault with its mend; their own last words where no reading fits. */
export const serverFault = (text: string, folder: string, logFile: string): Fault => {
  const reading = readings.find(({ sign }) => sign.test(text));
  if (reading !== undefined)
    return new Fault(reading.message.replace('{folder}', folder), reading.mend.replace('{folder}', folder));
  const words = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /error|fatal|panic|could not/i.test(line))
    .at(-1);
  return new Fault(
    `the embedded PostgreSQL did not start: ${words ?? 'it gave no reason'}`,
    `Its log is \`${logFile}\`. To begin with an empty database, move the folder \`${folder}\` away.`,
  );
};
