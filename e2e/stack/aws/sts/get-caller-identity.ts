import type { StsOperation } from './operation'

/** Tells who signed; no policy can deny it. Source: STS GetCallerIdentity. */
export const getCallerIdentity: StsOperation = {
  auth: 'sigv4',
  run: async (_call, caller) => ({ UserId: caller.userId, Account: caller.accountId, Arn: caller.arn }),
}
