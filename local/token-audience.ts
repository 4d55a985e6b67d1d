/** What a token must be issued for to be believed by the gateway: its resource indicator (RFC 8707) and its scope. */
export const tokenAudience = { resource: 'urn:kopuro:gateway', scope: 'kopuro' } as const;
