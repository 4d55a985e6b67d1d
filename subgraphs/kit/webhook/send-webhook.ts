import { Agent, request } from 'undici';
import { errorCode } from '../error-code.ts';
import { reachableAddresses, webhookUrlFault } from './webhook-address.ts';
import type { WebhookReach } from './webhook-address.ts';

/** Sends a text to an address; undefined once it was taken, otherwise why it was not, in a few words. */
export type SendWebhook = (url: string, body: string) => Promise<string | undefined>;

/** How long a receiver may take, in milliseconds. */
const patienceMs = 10_000;

/**
 * Opens what sends webhooks: to an address that is fit for them, at the addresses of its name that may be reached, and
 * nowhere that an answer points to. Of an answer only its status counts.
 */
export const openWebhooks = (
  reach: WebhookReach,
): { readonly send: SendWebhook; readonly close: () => Promise<void> } => {
  const agent = new Agent({
    connect: { timeout: patienceMs, lookup: reachableAddresses(reach) },
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
    keepAliveTimeout: 1_000,
  });
  const send: SendWebhook = async (url, body) => {
    if (webhookUrlFault(url, reach) !== undefined) return 'no address for webhooks';
    try {
      const { statusCode, body: answer } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/jwt' },
        body,
        dispatcher: agent,
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.dump({ limit: 16 * 1024 });
      return statusCode >= 200 && statusCode < 300 ? undefined : `HTTP ${String(statusCode)}`;
    } catch (error) {
      return errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
    }
  };
  return { send, close: () => agent.destroy() };
};
