import { createHmac } from 'node:crypto';
import type { AudienceId } from '../../../schema/audience.ts';

/** The role that owns a subgraph's tables; nobody logs in as it. */
export const ownerRole = (subgraph: string): string => `${subgraph}_owner`;

/** The role that owns a subgraph's search functions; nobody logs in as it. */
export const searchRole = (subgraph: string): string => `${subgraph}_search`;

/** The role that owns the views of third parties and reads consents for them; nobody logs in as it. */
export const consentRole = (subgraph: string): string => `${subgraph}_consent`;

/** The login under which an audience reads. */
export const audienceLogin = (subgraph: string, audience: AudienceId): string => `${subgraph}_${audience}`;

/** The login under which imports write. */
export const writerLogin = (subgraph: string): string => `${subgraph}_writer`;

/** The password of a login, from the secret that a deployment keeps: HMAC-SHA256, in hexadecimal digits. */
export const loginPassword = (loginSecret: Buffer, login: string): string =>
  createHmac('sha256', loginSecret).update(login).digest('hex');
