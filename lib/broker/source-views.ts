import type { Setup } from './setup'

/** A source as the sign-in page shows it. */
export interface SourceView {
  readonly id: string
  readonly kind: 'oidc' | 'saml'
  readonly label: string
  readonly emailDomains: readonly string[]
  /** Since when its provider has answered nothing; null as far as nobody knows better. */
  readonly unreachableSince: Date | null
}

/** Whom to ask, as the operator wrote it. */
export interface SupportView {
  readonly name: string | null
  readonly url: string | null
}

/** In the order of the file. */
export function sourceViews({ config, sources }: Setup): readonly SourceView[] {
  return config.signIn.map(({ id, kind, label, emailDomains }) => {
    const unreachableSince = sources.get(id)?.unreachableSince() ?? null
    return { id, kind, label, emailDomains, unreachableSince }
  })
}
