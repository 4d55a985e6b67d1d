import { describe, expect, it } from '@jest/globals';
import { decideDemonstration, markDemonstration } from '../../../local/start/demonstration.ts';
import type { Database } from '../../../local/start/open-databases.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const database = (change: Partial<Database> = {}): Database => ({
  url: 'postgres://localhost/x',
  identity: '1/1',
  occupied: false,
  ...change,
});

const three = (change: Partial<Database> = {}) => ({
  japan: database(change),
  kyrgyzstan: database(),
  cooperation: database(),
});

const decide = (
  databases = three(),
  demonstration: 'on' | 'off' | 'unset' = 'unset',
  dataFolder = '/nonexistent',
) => decideDemonstration({ dataFolder, demonstration }, databases);

describe('the demonstration data', () => {
  it('is loaded into embedded databases and into empty real ones', () => {
    expect(decide()).toEqual({ load: true });
  });

  it('is not loaded unasked into a real database that holds tables', () => {
    const occupied = three({ occupied: true });
    expect(decide(occupied)).toEqual({
      load: false,
      remark: 'no demonstration data: japan hold tables already (DEMONSTRATION=on loads it all the same)',
    });
    expect(decide(occupied, 'on')).toEqual({ load: true });
  });

  it('is not loaded when it is switched off', () => {
    expect(decide(three(), 'off')).toEqual({ load: false });
  });

  it('is loaded once for a set of databases, and again if loading was cut short', () => {
    const { path, remove } = temporaryFolder();
    markDemonstration(path, three(), 'begun');
    expect(decide(three({ occupied: true }), 'unset', path)).toEqual({ load: true });
    markDemonstration(path, three(), 'loaded');
    expect(decide(three(), 'unset', path)).toEqual({ load: false });
    expect(decide(three({ identity: '2/1' }), 'unset', path)).toEqual({ load: true });
    remove();
  });
});
