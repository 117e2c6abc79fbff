import { type Draft, fitting } from '../draft'
import type { FaultLog } from '../fault-log'
import type { SourceEntry } from '../schema/source-schema'

/** What groups are called by directories that have no names of their own for them. */
const told = {
  entra: { called: 'an id', form: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i },
  google: { called: 'an address', form: /@/ },
} as const

/**
 * Warns of a group in a grant that a directory never tells: whoever's groups it completes is in no such group, and a deny would not
 * meet them. Only where the grant is about that source, and where groups come from one claim, since others may hold names.
 */
export function checkDirectoryGroups({ signIn, grants }: Draft, log: FaultLog): void {
  const sources = fitting(signIn).map(({ entry }) => entry)
  for (const { entry, path } of fitting(grants)) {
    const source = sources.find(({ id }) => id === entry.when.source) ?? (signIn.length === 1 ? sources[0] : undefined)
    const kind = source?.directory?.kind
    if (!source || !kind || kind === 'okta' || groupClaims(source) !== 1) continue
    const names = new Set(Object.values(source.groupNames))
    for (const [index, group] of (entry.when.groups ?? []).entries()) {
      if (names.has(group) || told[kind].form.test(group)) continue
      log.warn(
        [...path, 'when', 'groups', index],
        `is not ${told[kind].called}, and groupNames of the source has no such name: its directory tells nobody to be in this group`,
      )
    }
  }
}

function groupClaims(source: SourceEntry): number {
  return (source.kind === 'oidc' ? source.claims.groups : source.attributes.groups).length
}
