import { z } from 'zod'
import { strictObject } from './strict-object'
import { text } from './text'

const base = {
  ask: z
    .enum(['incomplete', 'always'])
    .optional()
    .describe(
      'incomplete: when the answer leaves groups out (default of entra and okta). always: at every sign-in (default of google, whose answers hold no groups).',
    ),
}

const entraSchema = strictObject({
  kind: z.literal('entra'),
  ...base,
  tenant: text.optional().describe('GUID of the tenant. Default: the one of the issuer.'),
  clientId: text
    .optional()
    .describe(
      'Application with the application permissions User.Read.All and GroupMember.Read.All of Microsoft Graph. Default: that of the source, with its secret.',
    ),
  clientSecret: text.optional().describe(`By reference: \${env:NAME} or \${file:/path}.`),
  loginUrl: text.default('https://login.microsoftonline.com').describe('Of a national cloud: its own.'),
  graphUrl: text.default('https://graph.microsoft.com').describe('Of a national cloud: its own.'),
})

const oktaSchema = strictObject({
  kind: z.literal('okta'),
  ...base,
  url: text.optional().describe('Address of the organisation. Default: the origin of the issuer.'),
  user: text
    .optional()
    .describe('Claim or attribute with the id or login of the person. Default: sub of the ID token, or the NameID.'),
  apiToken: text
    .optional()
    .describe(`An API token of a read-only administrator, by reference; or clientId and privateKey.`),
  clientId: text.optional().describe('A service application with the scope okta.users.read, DPoP off.'),
  privateKey: text.optional().describe('Its private key, as JWK or PEM (PKCS 8), by reference.'),
  keyId: text.optional().describe('The kid of a PEM key.'),
})

const googleSchema = strictObject({
  kind: z.literal('google'),
  ...base,
  credentials: text.describe(
    `The JSON key of a service account with domain-wide delegation for https://www.googleapis.com/auth/admin.directory.group.readonly, by reference.`,
  ),
  subject: text.describe('The administrator as whom it reads, such as groups-reader@example.com.'),
  domains: z
    .array(text)
    .min(1, 'must hold a domain')
    .optional()
    .describe(
      'Domains whose people are looked up: hd of the ID token, or what follows the @ of the NameID. Default: that of subject.',
    ),
  tokenUrl: text.default('https://oauth2.googleapis.com/token'),
  apiUrl: text.default('https://admin.googleapis.com'),
})

export const directorySchema = z.discriminatedUnion('kind', [entraSchema, oktaSchema, googleSchema])

export type DirectoryEntry = z.output<typeof directorySchema>
export type EntraDirectoryEntry = z.output<typeof entraSchema>
export type OktaDirectoryEntry = z.output<typeof oktaSchema>
export type GoogleDirectoryEntry = z.output<typeof googleSchema>
