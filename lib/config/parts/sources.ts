import type { SourceConfig } from '../config'
import { type Drafted, fitting, rawText } from '../draft'
import type { SourceEntry } from '../schema/source-schema'
import { type CheckContext, checkUnique } from './check'
import { checkDirectory } from './directory'
import { checkIssuer, checkOidcSource, toOidcSource } from './oidc-source'
import { checkSamlSource, type SourcePlace, toSamlSource } from './saml-source'
import { checkGroupFormat } from './source-base'

/** Checks the sources, each and together. */
export function checkSources(list: readonly Drafted<SourceEntry>[], context: CheckContext): void {
  checkUnique(list, 'id', context.log)
  for (const item of list) {
    const issuer = rawText(item, 'kind') === 'oidc' ? rawText(item, 'issuer') : null
    if (issuer) checkIssuer(issuer, [...item.path, 'issuer'], context)
  }
  for (const { entry, path } of fitting(list)) {
    checkGroupFormat(entry, path, context)
    checkDirectory(entry, path, context)
    if (entry.kind === 'oidc') checkOidcSource(entry, path, context)
    else checkSamlSource(entry, path, context)
  }
}

/** The source as the identity stage sees it. */
export function toSource(entry: SourceEntry, place: SourcePlace): SourceConfig {
  return entry.kind === 'oidc' ? toOidcSource(entry) : toSamlSource(entry, place)
}

/** Names of the further attributes that a source's identities can carry. */
export function attributeNames(entry: SourceEntry): readonly string[] {
  return Object.keys(entry.kind === 'oidc' ? entry.claims.attributes : entry.attributes.others)
}
