import { z } from 'zod'
import { destinationFault, networkFault, publicUrlFault, wideNetworkFault } from '../web-address'
import { accountSchema, grantSchema, groupRuleSchema, roleSchema } from './access-schema'
import { awsSchema } from './aws-schema'
import { duration } from './duration'
import { policySchema } from './policy-schema'
import { sourceSchema } from './source-schema'
import { strictObject } from './strict-object'
import { text } from './text'

export const publicUrlSchema = z.string().transform((written, context) => {
  const message = publicUrlFault(written)
  if (message === null) return new URL(written).origin
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

export const supportSchema = strictObject({
  name: text.optional().describe('For example "the platform team".'),
  url: text
    .refine((url) => /^(?:https:\/\/[^/]|mailto:.)/.test(url) && URL.canParse(url), 'must be an https or mailto URL')
    .optional(),
})

export const sessionSchema = strictObject({
  idle: duration({ from: '1m', to: '24h' }).default(3600).describe('Longest time without a request. Default 1h.'),
  max: duration({ from: '5m', to: '168h' }).default(43200).describe('Longest time from sign-in. Default 12h.'),
  maxPerPerson: z
    .int('must be a whole number from 1 to 1000')
    .min(1)
    .max(1000)
    .default(20)
    .describe('Browsers that one person is signed in with at once; one more signs out the oldest. Default 20.'),
})

const perMinute = z.int('must be a whole number from 1 to 1000000').min(1).max(1_000_000)

export const rateLimitsSchema = strictObject({
  signInsPerAddress: perMinute
    .default(600)
    .describe('Steps of a sign-in from one address (of IPv6: one /64), in a minute; a sign-in takes two. Default 600.'),
  signInsPerSource: perMinute
    .default(6000)
    .describe(
      'The same by one identity provider, from all addresses; beyond it, each address has a quarter of its own. Default 6000.',
    ),
  handOutsPerPerson: perMinute
    .default(120)
    .describe('Keys and consoles that one person gets in a minute. Default 120.'),
})

export const apiTokensSchema = strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe('People may make tokens by which programs get keys for them, while they are signed in. Default: off.'),
  maxDays: z
    .int('must be a whole number from 1 to 90')
    .min(1)
    .max(90)
    .default(30)
    .describe('The longest that a token lasts, in days. Default 30.'),
})

export const asksEmailSchema = z.boolean()

/** Text that a check finds nothing wrong with. */
function checked(faultOf: (written: string) => string | null) {
  return text.superRefine((written, context) => {
    const message = faultOf(written)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
}

export const trustedProxiesSchema = z.array(checked((written) => networkFault(written) ?? wideNetworkFault(written)))

export const outboundSchema = strictObject({
  allow: z
    .array(checked(destinationFault))
    .default([])
    .describe(
      'Host names, addresses and networks, such as idp.corp.example or 10.1.0.0/16. A name may then stand for private addresses. Metadata services are refused whatever this says.',
    ),
})

/** The whole file, as editors see it. Reading goes part by part, so that a fault in one hides none in another. */
export const rootSchema = strictObject({
  publicUrl: publicUrlSchema.describe('Origin of the portal as browsers see it; http on loopback only.'),
  support: supportSchema.prefault({}).describe('Whom a person without access is told to ask.'),
  session: sessionSchema.prefault({}).describe('How long somebody stays signed in at the portal.'),
  rateLimits: rateLimitsSchema.prefault({}).describe('How often something may be asked for before Brevet says 429.'),
  apiTokens: apiTokensSchema.prefault({}).describe('Tokens by which programs act for people.'),
  trustedProxies: trustedProxiesSchema
    .default([])
    .describe(
      'Addresses or networks of proxies in front of Brevet, such as 10.0.0.0/8; their X-Forwarded-For is believed.',
    ),
  outbound: outboundSchema
    .prefault({})
    .describe('Where identity providers may be, besides public addresses: for those in a network of your own.'),
  signIn: z.array(sourceSchema).describe('Identity providers, in the order of the sign-in page.'),
  asksEmail: asksEmailSchema
    .default(false)
    .describe(
      'The sign-in page asks for an e-mail address, and leads to the source whose emailDomains has its domain. With more than three sources it always does.',
    ),
  aws: awsSchema.prefault({}).describe('How Brevet is trusted by AWS.'),
  accounts: z.array(accountSchema).default([]).describe('AWS accounts.'),
  roles: z
    .array(roleSchema)
    .default([])
    .describe('Roles, which exist under the same name in the accounts that grants name.'),
  policies: z.array(policySchema).default([]).describe('Session policies that grants require or offer by id.'),
  grants: z.array(grantSchema).default([]).describe('Who may have which roles in which accounts.'),
  admins: groupRuleSchema.prefault({}).describe('Who administers Brevet.'),
  auditors: groupRuleSchema.prefault({}).describe('Who may read the audit.'),
})

/** The top level alone: which keys exist, and which of them hold lists. */
export const outlineSchema = strictObject({
  publicUrl: z.unknown().optional(),
  support: z.unknown().optional(),
  session: z.unknown().optional(),
  rateLimits: z.unknown().optional(),
  apiTokens: z.unknown().optional(),
  trustedProxies: z.unknown().optional(),
  outbound: z.unknown().optional(),
  signIn: z.array(z.unknown()),
  asksEmail: z.unknown().optional(),
  aws: z.unknown().optional(),
  accounts: z.array(z.unknown()).default([]),
  roles: z.array(z.unknown()).default([]),
  policies: z.array(z.unknown()).default([]),
  grants: z.array(z.unknown()).default([]),
  admins: z.unknown().optional(),
  auditors: z.unknown().optional(),
})
