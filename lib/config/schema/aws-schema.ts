import { z } from 'zod'
import { parseRoleArn } from '../../domain/arn'
import { type FederationKind, federationKinds } from '../../domain/federation-kind'
import { parseIamPrincipal } from '../../domain/iam-principal'
import { parseKmsKeyArn } from '../../domain/kms-key-arn'
import { partitionIds, partitionOfRegion } from '../../domain/partition'
import { duration } from './duration'
import { strictObject } from './strict-object'
import { text } from './text'

/** The compass part catches misspelt names, which would only fail when AWS is asked. */
const regionName = /^[a-z]+(?:-[a-z]+)?-(?:central|(?=[nsew])(?:north|south)?(?:east|west)?)-\d{1,2}$/

export const region = z
  .string()
  .refine(
    (name) => regionName.test(name) && partitionOfRegion(name) !== null,
    'must be an AWS region, such as eu-west-1',
  )

const kind = z.enum(federationKinds)
const methodFault = `must be one of ${federationKinds.join(', ')}, or a list of them, each once`
const kindList = z
  .array(kind)
  .min(1, methodFault)
  .refine((kinds) => new Set(kinds).size === kinds.length, methodFault)

/** One method or a list in the order of preference; gives a list. */
export const methods = z
  .union([kind, kindList], { error: methodFault })
  .transform((value): readonly FederationKind[] => (typeof value === 'string' ? [value] : value))

/** STS API Reference, SerialNumber. */
export const mfaSerial = z
  .string()
  .regex(/^[\w+=/:,.@-]{9,256}$/, 'must be the ARN or serial number of an MFA device: 9 to 256 characters')

/** One role or one user: a session's ARN changes, and an account's root is everybody in it. */
const principal = z
  .string()
  .refine(
    (arn) => parseIamPrincipal(arn) !== null,
    'must be the ARN of one IAM role or IAM user, such as arn:aws:iam::999988887777:role/brevet',
  )

/** Name of the role by which Brevet writes deny policies, below a path if it has one. */
export const revocationRole = z
  .string()
  .regex(
    /^(?!.{577}|arn:)(?:[\x21-\x2e\x30-\x7e][\x21-\x7e]*\/)?[\w+=,.@-]{1,64}$/,
    'must be the name of an IAM role, below its path if it has one, such as brevet/BrevetRevocation',
  )

/** A key's ARN, not an alias: what an alias stands for can change without anybody here. */
const issuerKey = z
  .string()
  .refine(
    (key) => key === 'database' || parseKmsKeyArn(key) !== null,
    'must be database, or the ARN of an AWS KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/…',
  )

/** IAM roles on the way to the role itself. */
export const via = z
  .array(
    z
      .string()
      .refine((arn) => parseRoleArn(arn) !== null, 'must be a role ARN, such as arn:aws:iam::111122223333:role/Hub'),
  )
  .max(3, 'must name at most 3 roles')

/** STS API Reference, Tag: 1 to 128 characters. */
const tagKey = z
  .string()
  .regex(
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
    'a session tag key must be 1 to 128 letters, digits, spaces and _ . : / = + - @',
  )
  .regex(/^(?![aA][wW][sS]:)/, 'a session tag key must not begin with aws:')

const tagTarget = z
  .string()
  .regex(/^(?:email|name|source|subject|attributes\..+)$/, 'must be email, name, source, subject or attributes.<name>')

const host = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d{1,5})?$/,
    'must be a host name, with a port if need be, such as console.example.com',
  )
  .toLowerCase()

export const awsSchema = strictObject({
  sts: strictObject({
    regions: z
      .array(region)
      .default([])
      .describe('Tried in this order; those of the role’s partition only. Default: the partition’s global region.'),
    endpoint: z
      .union([text, z.record(z.string(), text)], { error: 'must be a URL, or a mapping from region to URL' })
      .optional()
      .describe('Replaces AWS’s own endpoints, for VPC endpoints or tests: one URL, or region to URL.'),
    fips: z.boolean().default(false).describe('Use the endpoints with FIPS 140 modules.'),
    dualStack: z.boolean().default(false).describe('Use the endpoints that answer over IPv4 and IPv6.'),
    deadline: duration({ from: '1s', to: '60s' })
      .default(8)
      .describe('For one session, all regions and roles on the way together.'),
  }).prefault({}),
  method: methods
    .prefault('web-identity')
    .describe('How roles are assumed: one method, or several to choose the best of; an account or a role may differ.'),
  assumeRole: strictObject({
    via: via
      .default([])
      .describe('Roles to assume first, in this order; an account may differ. Sessions end after 1h.'),
    principal: principal
      .optional()
      .describe('The IAM role or user that Brevet is at AWS, for npm run trust and the set-up page.'),
    mfaSerial: mfaSerial.optional().describe('MFA device of the IAM user that Brevet is, for roles with mfa: true.'),
  }).prefault({}),
  revocation: strictObject({
    role: revocationRole
      .optional()
      .describe(
        'The role in every account by which Brevet denies sessions that were begun before an instant. Default: none; an account may differ.',
      ),
    endpoint: text.optional().describe('Replaces AWS’s own IAM endpoints, for a VPC endpoint or tests.'),
  }).prefault({}),
  webIdentity: strictObject({
    issuer: text.optional().describe('The OIDC provider registered in IAM. Default: publicUrl.'),
    audience: text
      .max(255, 'must be at most 255 characters long')
      .default('sts.amazonaws.com')
      .describe('The audience registered in IAM.'),
    keys: z
      .array(issuerKey)
      .min(1, 'must name at least one key')
      .refine((keys) => new Set(keys).size === keys.length, 'names the same key twice')
      .default(['database'])
      .describe(
        'Where the keys are that sign tokens: database, or the ARN of an asymmetric AWS KMS key (SIGN_VERIFY; ECC_NIST_P256 or RSA). The first one signs; all are published, so that AWS knows the next one before it signs.',
      ),
  }).prefault({}),
  saml: strictObject({
    providerName: z
      .string()
      .regex(/^[\w.-]{1,128}$/, 'must be 1 to 128 letters, digits and . _ -')
      .default('brevet')
      .describe('Name of the SAML provider registered in each account.'),
    entityId: text.optional().describe('Our entity ID toward AWS. Default: <publicUrl>/federation/saml/metadata.'),
    partitions: z
      .partialRecord(
        z.enum(partitionIds),
        strictObject({
          recipient: text.optional().describe('The sign-in URL that trust policies see as saml:aud.'),
          audience: text.optional(),
        }),
      )
      .default({})
      .describe('Partition to the addresses of AWS sign-in, where AWS does not publish them.'),
  }).prefault({}),
  sessionTags: z
    .record(tagKey, tagTarget)
    .refine((tags) => Object.keys(tags).length <= 50, 'must hold at most 50 tags')
    .refine(
      (tags) => new Set(Object.keys(tags).map((key) => key.toLowerCase())).size === Object.keys(tags).length,
      'holds two keys that differ only in upper and lower case, which are one key to AWS',
    )
    .default({})
    .describe('Session tag key to email, name, source, subject or attributes.<name>.'),
  transitiveTags: z.array(text).default([]).describe('Keys of sessionTags that the next role of a chain inherits.'),
  console: strictObject({
    federationEndpoint: text.optional().describe('Replaces AWS’s federation endpoint, for a VPC endpoint or tests.'),
    destinationHosts: z.array(host).default([]).describe('Further hosts that console destinations may name.'),
    partitions: z
      .partialRecord(
        z.enum(partitionIds),
        strictObject({
          host: host.optional().describe('Host of the console; regional hosts carry the region in front.'),
          federationEndpoint: text.optional().describe('For example https://signin.example.com/federation.'),
        }),
      )
      .default({})
      .describe('Partition to the addresses of its console, where AWS does not publish them.'),
  }).prefault({}),
})

export type AwsEntry = z.output<typeof awsSchema>
