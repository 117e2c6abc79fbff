import { z } from 'zod'
import { partitionIds } from '../../domain/partition'
import { methods, mfaSerial, region, revocationRole, via } from './aws-schema'
import { duration } from './duration'
import { policyArn, sessionPolicy } from './session-policy'
import { strictObject } from './strict-object'
import { slug, text, textOrList } from './text'

const accountId = z
  .string({
    error: ({ input }) =>
      typeof input === 'number'
        ? `must be text: put the twelve digits in quotes, "${String(input).padStart(12, '0')}"`
        : undefined,
  })
  .regex(/^\d{12}$/, 'must be twelve digits in quotes, such as "111122223333"')

const iamUser = strictObject({
  accessKeyId: z.string().regex(/^AKIA\w{12,124}$/, 'must be the access key id of an IAM user, which begins with AKIA'),
  secretAccessKey: text.describe('By reference.'),
  mfaSerial: mfaSerial.optional().describe('The MFA device whose code session-token asks for.'),
})

export const accountSchema = strictObject({
  id: accountId.describe('Twelve digits, in quotes.'),
  alias: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
      'must be 1 to 63 letters, digits and . _ -, and begin with a letter or digit',
    )
    .optional()
    .describe('The name that grants and patterns use. Default: the id.'),
  name: text.optional().describe('What people read. Default: the alias.'),
  environment: text
    .default('default')
    .describe('Groups the list, and can be selected by grants: environment=production.'),
  partition: z.enum(partitionIds).optional().describe('Default: the one of the region, else aws.'),
  region: region
    .optional()
    .describe('Default region of keys and console. Default: the first of aws.sts.regions in the partition.'),
  tags: z
    .record(
      z
        .string()
        .regex(/^(?!environment$)[^=*\s][^=*]*$/, 'a tag key must hold no = or *, and must not be "environment"'),
      z.string(),
    )
    .default({})
    .describe('Selected by grants: team=payments.'),
  method: methods.optional().describe('One method or several. Default: aws.method.'),
  externalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/, 'must be 2 to 1224 letters, digits and _ + = , . @ : / -')
    .optional()
    .describe('For trust policies that exist already. Default: generated, see npm run config -- external-id.'),
  via: via.optional().describe('Roles to assume first, in this order. Default: aws.assumeRole.via.'),
  user: iamUser.optional().describe('The IAM user of federation-token and session-token.'),
  sessionTags: z.boolean().default(true).describe('false: no session tags, for trust policies without sts:TagSession.'),
  sourceIdentity: z
    .boolean()
    .default(true)
    .describe('false: no source identity, for trust policies without sts:SetSourceIdentity.'),
  revocationRole: z
    .union([revocationRole, z.literal(false)], { error: 'must be the name of an IAM role, or false' })
    .optional()
    .describe('By which Brevet writes deny policies here; false: it writes none. Default: aws.revocation.role.'),
})

export const roleSchema = strictObject({
  name: z
    .string()
    .regex(
      /^[\w+=,.@-]{1,64}$/,
      'must be an IAM role name: 1 to 64 letters, digits and _ + = , . @ - (a path goes into path)',
    ),
  path: z
    .string()
    .max(512, 'must be at most 512 characters long')
    .regex(/^\/(?:[\x21-\x7e]+\/)?$/, 'must be an IAM path that begins and ends with a slash, such as /teams/')
    .default('/'),
  description: z.string().max(1000, 'must be at most 1000 characters long').default(''),
  maxSession: duration({ from: '15m', to: '36h' })
    .default(3600)
    .describe(
      'Longest session. The role’s MaxSessionDuration in IAM must not be smaller. Above 12h with federation-token and session-token only. Default 1h.',
    ),
  console: z.boolean().default(true).describe('Whether the role opens the console.'),
  keys: z.boolean().default(true).describe('Whether the role hands out keys.'),
  privileged: z
    .boolean()
    .default(false)
    .describe('Marks the role in production accounts, so that nobody takes it by accident. It changes no right.'),
  method: methods.optional().describe('One method or several. Default: the account’s.'),
  policy: sessionPolicy.optional().describe('A policy that narrows every session, as a mapping or as JSON.'),
  policyArns: z
    .array(policyArn)
    .max(10, 'must name at most 10 policies')
    .default([])
    .describe('Managed policies that narrow every session; of AWS, or of the account.'),
  mfa: z
    .boolean()
    .default(false)
    .describe(
      'The trust policy wants MFA: assume-role asks for the code of aws.assumeRole.mfaSerial. Other methods of the role ask for none.',
    ),
})

const whenSchema = strictObject({
  source: slug.optional().describe('Id of the sign-in source the person came through.'),
  groups: textOrList.optional().describe('One of these groups suffices; matched exactly. An empty list means nobody.'),
  attributes: z
    .record(text, textOrList)
    .optional()
    .describe('Attribute name to the accepted value or values. All names must match.'),
  groupPattern: text
    .optional()
    .describe(
      'Regular expression for the whole group name, with (?<account>…) for the id or alias and, optionally, (?<role>…).',
    ),
})

const asked = z.enum(['required', 'optional']).optional()

const askSchema = strictObject({
  reason: asked.describe('Why the role is needed, in words.'),
  ticket: asked.describe('The ticket it is needed for.'),
  ticketPattern: text.optional().describe('Regular expression for the whole ticket, such as OPS-[0-9]{1,6}.'),
})

export const grantSchema = strictObject({
  id: slug,
  when: whenSchema.describe('Who: all conditions given must hold.'),
  deny: z.boolean().default(false).describe('Takes away instead of giving; a deny always wins.'),
  accounts: textOrList
    .optional()
    .describe(
      'Account ids, aliases, selectors such as team=payments or environment=production, or *. Default: from groupPattern; all for a deny.',
    ),
  roles: textOrList.optional().describe('Role names or *. Default: from groupPattern; all for a deny.'),
  maxSession: duration({ from: '15m', to: '36h' })
    .optional()
    .describe('Longest session by this grant. The role’s own limit stays. Default: the role’s.'),
  withinSignIn: z
    .boolean()
    .default(false)
    .describe('Whether sessions end with the sign-in at the portal at the latest. Default: they may outlive it.'),
  policies: textOrList
    .default([])
    .describe('Ids of policies that every session carries: it may do what any of them and the role allow.'),
  offerPolicies: textOrList.default([]).describe('Ids of policies that people may choose instead of the whole role.'),
  ask: askSchema.optional().describe('What people are asked at hand-out; recorded in the audit.'),
})

export const groupRuleSchema = strictObject({
  source: slug.optional(),
  groups: z.array(text).default([]).describe('One of these groups suffices. An empty list means nobody.'),
})

export type AccountEntry = z.output<typeof accountSchema>
export type RoleEntry = z.output<typeof roleSchema>
export type GrantEntry = z.output<typeof grantSchema>
export type GroupRuleEntry = z.output<typeof groupRuleSchema>
