import type { Config } from './config'
import { deepFreeze } from './deep-freeze'
import { type Draft, fitting } from './draft'
import { toAccount } from './parts/accounts'
import { toAws } from './parts/aws'
import { toGrant, toGroupRule } from './parts/grants'
import { toOutbound } from './parts/outbound'
import { toPolicy } from './parts/policies'
import { toRevocation } from './parts/revocation'
import { toRole } from './parts/roles'
import { toSource } from './parts/sources'

/** The Config of a draft without faults, frozen throughout; null when a part is missing. */
export function toConfig(draft: Draft, resolvePath: (path: string) => string): Config | null {
  const { publicUrl, support, trustedProxies, outbound, session, rateLimits, apiTokens } = draft
  const { asksEmail, aws, admins, auditors } = draft
  if (publicUrl === null || !support || !trustedProxies || !session || !aws || !admins || !auditors) return null
  if (asksEmail === null || !rateLimits || !apiTokens || !outbound) return null
  return deepFreeze({
    publicUrl,
    support: { name: support.name ?? null, url: support.url ?? null },
    trustedProxies,
    outbound: toOutbound(outbound),
    session: { idleSeconds: session.idle, maxSeconds: session.max, maxPerPerson: session.maxPerPerson },
    rateLimits,
    apiTokens,
    signIn: fitting(draft.signIn).map(({ entry }) => toSource(entry, { publicUrl, resolvePath })),
    asksEmail,
    aws: { ...toAws(aws, publicUrl), revocation: toRevocation(fitting(draft.accounts), aws) },
    policies: fitting(draft.policies).map(({ entry }) => toPolicy(entry)),
    access: {
      accounts: fitting(draft.accounts).map(({ entry }) => toAccount(entry, aws)),
      roles: fitting(draft.roles).map(({ entry }) => toRole(entry)),
      grants: fitting(draft.grants).map(({ entry }) => toGrant(entry)),
      admins: toGroupRule(admins),
      auditors: toGroupRule(auditors),
    },
  })
}
