import type * as JestGlobals from '@jest/globals';
import { limitFile } from './time-limit.ts';

const given = globalThis as unknown as typeof JestGlobals;

/** What `@jest/globals` gives where tests run without a virtual machine around them: what the runner has made global. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } = given;

export const jest = { spyOn: given.jest.spyOn, setTimeout: limitFile };
