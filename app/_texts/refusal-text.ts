import type { ErrorCode } from '@/lib/domain/errors'
import { type FederationKind, providerKinds } from '@/lib/domain/federation-kind'
import { isReasonedCode, reasonOf } from '@/lib/domain/refusal-reason'
import type { Texts } from '../_messages/texts'
import { errorFixers, type Fixer } from '../error-fixer'
import { errorStatus } from '../error-status'
import { reasonFixer } from '../reason-fixer'

/** What is said about a refusal: by its reason where there is one, else by its code. */
export interface RefusalText {
  /** Of HTTP. */
  readonly status: number
  /** What happened. */
  readonly title: string
  /** What to do. */
  readonly advice: string
  readonly fixer: Fixer
  /** For administrators: what to look at; null where the code says it all. */
  readonly admin: string | null
}

/** What is known of a refusal beside its code. */
interface Known {
  /** One that its code cannot have counts as none. */
  readonly reason: unknown
  /** How AWS was asked, which decides who vouched for the person; where it is not known, that counts as Brevet. */
  readonly method?: FederationKind | null | undefined
}

/** The texts of a refusal, in the language of the messages. */
export function refusalText(t: Texts<'refusals'>, code: ErrorCode, { reason, method }: Known): RefusalText {
  const known = isReasonedCode(code) ? reasonOf(code, reason) : null
  const byProvider = Boolean(method && providerKinds.includes(method))
  const paths = [
    ...(known && byProvider ? [`provider.reasons.${code}.${known}`] : []),
    ...(known ? [`reasons.${code}.${known}`] : []),
    ...(byProvider ? [`provider.codes.${code}`] : []),
  ]
  // Not every code has every reason, and not every reason has words of its own for a provider.
  const said = (field: 'title' | 'advice' | 'admin') => {
    const name = paths.map((path) => `${path}.${field}` as RefusalMessage).find((message) => t.has(message))
    return name ? t(name) : null
  }
  return {
    status: errorStatus[code],
    title: said('title') ?? t(`codes.${code}.title`),
    advice: said('advice') ?? t(`codes.${code}.advice`),
    fixer: (known && reasonFixer(code, known, byProvider)) ?? errorFixers[code],
    admin: said('admin'),
  }
}

/** A message without arguments. */
type RefusalMessage = `codes.${ErrorCode}.title`

/** The regions in which an account does not admit STS, for whoever has to switch them on; empty where none is known. */
export function regionText(t: Texts<'refusals'>, regions: readonly string[]): string {
  return regions.length === 0 ? '' : t('regions', { n: regions.length, names: regions.join(', ') })
}

/** The sentence that says whom to ask, with the tag `<operator>` for the people who run Brevet. `owner`: of the account, as its tags have it. */
export function fixerMessage(fixer: Fixer, owner: string | null) {
  return fixer === 'accountOwner' && owner === null ? 'fixers.unknownOwner' : (`fixers.${fixer}` as const)
}
