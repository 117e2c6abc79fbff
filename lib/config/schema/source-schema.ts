import { z } from 'zod'
import { parameterFault } from './authorize-parameter'
import { directorySchema } from './directory-schema'
import { duration } from './duration'
import { emailDomain } from './email-domain'
import { strictObject } from './strict-object'
import { slug, text, textMap, textOrList } from './text'

const parameterName = z.string().superRefine((name, context) => {
  const message = parameterFault(name)
  if (message !== null) context.addIssue({ code: 'custom', message })
})

const groupFormat = strictObject({
  keys: z.literal(true).optional().describe('The groups are the keys of an object, as ZITADEL sends them.'),
  separator: text.optional().describe('One text holds several groups, joined by this.'),
})

const base = {
  id: slug.describe(
    'Part of the callback address /auth/<id>/callback and of the identity. Changing it makes everybody a new person.',
  ),
  label: text.optional().describe('What the sign-in page says. Default: the id.'),
  emailDomains: z
    .array(emailDomain)
    .default([])
    .describe('Domains this source speaks for: routes by e-mail, and refuses people outside them. Default: any.'),
  emailTrust: z
    .enum(['verified', 'provider'])
    .optional()
    .describe(
      'verified: only e-mail called verified counts (default for oidc). provider: silence counts as verified (default for saml).',
    ),
  groupNames: textMap.default({}).describe('Raw group value, such as a GUID, to the name that grants use.'),
  groupFormat: groupFormat.optional().describe('How groups are packed. Default: one text or a list of texts.'),
  groupSeparator: text.optional().describe('Short for groupFormat: { separator: … }.'),
  groupsSuspectAt: z
    .int()
    .min(1, 'must be at least 1')
    .optional()
    .describe(
      'Length at which this provider cuts the list of groups: a sign-in with so many is refused, or asks the directory. Default: 100 for Okta, 75 for Google by SAML, else none.',
    ),
  directory: directorySchema
    .optional()
    .describe('Where to ask for the groups that an answer leaves out. Without it, such a sign-in is refused.'),
}

const oidcSourceSchema = strictObject({
  ...base,
  kind: z.literal('oidc'),
  issuer: text.describe(
    'The issuer exactly as in its discovery document, slash at the end included; not the discovery address.',
  ),
  clientId: text,
  clientSecret: text
    .optional()
    .describe(`By reference: \${env:NAME} or \${file:/path}. Leave it out for a public client.`),
  clientAuthentication: z
    .enum(['client_secret_basic', 'client_secret_post', 'none'])
    .optional()
    .describe('Default: client_secret_basic, or none without a clientSecret.'),
  scopes: z
    .array(text.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be one scope, without spaces'))
    .refine((scopes) => scopes.includes('openid'), 'must hold openid')
    .default(['openid', 'profile', 'email'])
    .describe('Must hold openid. Nothing is added to it: groups is an error at some providers.'),
  claims: strictObject({
    subject: text
      .default('sub')
      .describe('Claim that identifies the person for good. Changing it makes everybody a new person.'),
    name: text.default('name'),
    email: text.default('email'),
    groups: textOrList
      .default(['groups'])
      .describe('One claim or several. A leading / makes it a JSON pointer: /realm_access/roles.'),
    attributes: textMap.default({}).describe('Name of an attribute, for grants and session tags, to its claim.'),
  })
    .prefault({})
    .describe('Where the claims are: a key as it stands, or a JSON pointer when it begins with /.'),
  userinfo: z
    .union([z.enum(['auto', 'always', 'never']), z.boolean()], { error: 'must be auto, always, never, true or false' })
    .default('auto')
    .describe('auto: asked when the groups claim is absent. true is always, false is never.'),
  responseMode: z.enum(['query', 'form_post']).default('query'),
  pkce: z
    .enum(['required', 'assumed'])
    .optional()
    .describe(
      'PKCE with S256 is sent always. required: the provider must list it in its discovery document, or nobody is sent there (default). assumed: for a provider that supports it and does not list it (default for Entra).',
    ),
  parameters: z.record(parameterName, text).default({}).describe('Further parameters of the authorize request.'),
  tenants: z
    .array(
      z
        .string()
        .regex(/^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/, 'must be a tenant GUID')
        .toLowerCase(),
    )
    .default([])
    .describe('Tenant GUIDs that may sign in; required when the issuer serves several tenants.'),
  requireClaims: textMap.default({}).describe('Claims that must have exactly this value, such as hd: example.com.'),
})

const attributeNames = {
  name: [
    'displayName',
    'http://schemas.microsoft.com/identity/claims/displayname',
    'urn:oid:2.16.840.1.113730.3.1.241',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
    'name',
    'cn',
  ],
  email: [
    'email',
    'mail',
    'urn:oid:0.9.2342.19200300.100.1.3',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  ],
}

const providerOrigin = {
  metadataUrl: text
    .optional()
    .describe('Address of the metadata; polled, so that new certificates work within a minute.'),
  metadataFile: text.optional().describe('File with the metadata, relative to this file.'),
  entityId: text.optional().describe('Entity ID of the provider; picks one when the metadata describes several.'),
  signInUrl: text.optional().describe('Without metadata: the SingleSignOnService.'),
  certificates: textOrList.optional().describe('Without metadata: signing certificates, as PEM or base64.'),
}

const samlSourceSchema = strictObject({
  ...base,
  kind: z.literal('saml'),
  ...providerOrigin,
  signOutUrl: text
    .optional()
    .describe('Without metadata: the SingleLogoutService, by HTTP-Redirect. Default: the provider has none.'),
  spEntityId: text.optional().describe('Our entity ID. Default: <publicUrl>/auth/<id>/metadata.'),
  signed: z
    .enum(['either', 'assertion', 'response', 'both'])
    .default('either')
    .describe('What the provider must sign. either: the assertion or the whole response; never neither.'),
  attributes: strictObject({
    subject: text.optional().describe('Default: the NameID. Needed when the NameID is transient.'),
    name: textOrList.default(attributeNames.name),
    email: textOrList.default(attributeNames.email),
    groups: textOrList.default(['groups']).describe('Groups of all these attributes count.'),
    others: textMap
      .default({})
      .describe('Name of an attribute, for grants and session tags, to its name in the assertion.'),
  })
    .prefault({})
    .describe('Name, or FriendlyName, of the attributes in the assertion.'),
  clockSkew: duration({ from: '0s', to: '5m' }).default(120),
  forceAuthn: z.boolean().default(false).describe('Ask the provider to authenticate again every time.'),
  awsAssertion: strictObject({
    spEntityId: text.optional().describe('Our entity ID there. Default: <publicUrl>/auth/<id>/aws/metadata.'),
    ...providerOrigin,
  })
    .optional()
    .describe(
      'The second application at this provider, for the method assertion: it answers at /auth/<id>/aws, with AWS as recipient and audience. Where its metadata is; default: that of the source.',
    ),
})

export const sourceSchema = z.discriminatedUnion('kind', [oidcSourceSchema, samlSourceSchema])

export type OidcSourceEntry = z.output<typeof oidcSourceSchema>
export type SamlSourceEntry = z.output<typeof samlSourceSchema>
export type ProviderOriginEntry = Pick<SamlSourceEntry, keyof typeof providerOrigin>
export type SourceEntry = z.output<typeof sourceSchema>
