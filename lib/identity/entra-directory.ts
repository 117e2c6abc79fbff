import type { EntraDirectoryConfig } from '../config/config'
import { agreed, membersOf, nextPage, outside, statedText, textAt } from './directory-answer'
import { type DirectoryRequest, openExchange } from './directory-exchange'
import { allPages } from './directory-pages'
import { authorisedBy, formHeaders } from './directory-token'
import type { DirectoryDependencies, GroupDirectory, VerifiedPerson } from './group-directory'
import { field } from './json-field'

/** Where the two protocols say who somebody is in Entra. SAML: Microsoft's "SAML token claims reference". */
const names = {
  oidc: { object: 'oid', tenant: 'tid' },
  saml: {
    object: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
    tenant: 'http://schemas.microsoft.com/identity/claims/tenantid',
  },
} as const

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * Microsoft Graph, `POST /users/{id}/getMemberGroups`: the ids of all groups, nested ones included, at most 11,000. Groups that are
 * not for security count as well, as they do in an answer that holds all groups: one of them may be denied.
 */
export function createEntraDirectory(
  config: EntraDirectoryConfig,
  dependencies: DirectoryDependencies,
): GroupDirectory {
  const authorised = authorisedBy({ kind: 'entra', now: dependencies.now, request: async () => tokenRequest(config) })
  return {
    kind: 'entra',
    async groupsOf(person) {
      const list = new URL(`/v1.0/users/${objectIdOf(person, config.tenant)}/getMemberGroups`, config.graphUrl)
      const place = { directory: 'entra', host: list.host } as const
      const exchange = openExchange('entra', dependencies)
      const read = async (page: DirectoryRequest) => {
        const json = agreed('entra', await authorised(exchange, page))
        const groups = membersOf(json, 'value', place).map((id) => textAt(id, [], place))
        const link = field(json, '@odata.nextLink')
        if (link === undefined) return { groups, next: null }
        return { groups, next: { ...page, url: nextPage(textAt(link, [], place), list, 'entra'), body: null } }
      }
      return allPages(firstPage(list), read, place)
    },
  }
}

/** Their object in the tenant that is asked, whatever the source calls its subject. */
function objectIdOf(person: VerifiedPerson, ownTenant: string): string {
  const [object, tenant] = [names[person.kind].object, names[person.kind].tenant].map((name) =>
    statedText(person, name),
  )
  if (!object || !guid.test(object)) throw outside('entra', 'person_unnamed')
  if (tenant?.toLowerCase() !== ownTenant) throw outside('entra', 'other_tenant')
  return object.toLowerCase()
}

function firstPage(url: URL): DirectoryRequest {
  return {
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ securityEnabledOnly: false }),
  }
}

function tokenRequest({ loginUrl, graphUrl, tenant, clientId, clientSecret }: EntraDirectoryConfig): DirectoryRequest {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret.reveal(),
    scope: `${graphUrl}/.default`,
  })
  return { url: new URL(`/${tenant}/oauth2/v2.0/token`, loginUrl), headers: formHeaders, body: form.toString() }
}
