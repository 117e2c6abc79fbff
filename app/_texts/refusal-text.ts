import type { AwsCode } from '@/lib/domain/aws-reason'
import type { ErrorCode } from '@/lib/domain/errors'
import { type FederationKind, providerKinds } from '@/lib/domain/federation-kind'
import { isReasonedCode, reasonOf } from '@/lib/domain/refusal-reason'
import { errorFixers, type Fixer } from '../error-fixer'
import { type ErrorText, errorTexts } from '../error-text'
import { denialTexts } from './denial-texts'
import { malformedTexts } from './malformed-texts'
import { providerCodeTexts, providerDenialTexts, providerTexts } from './provider-texts'
import type { ReasonText, ReasonTexts } from './reason-text'
import { requestTexts } from './request-texts'
import { tokenTexts } from './token-texts'

/** What is said about a refusal: by its reason where there is one, else by its code. */
export interface RefusalText extends ErrorText {
  readonly fixer: Fixer
  /** For administrators; null where the code says it all. */
  readonly admin: string | null
}

type Texts = Readonly<Partial<Record<ErrorCode, Readonly<Record<string, Partial<ReasonText>>>>>>

const awsTexts: ReasonTexts<AwsCode> = { ...denialTexts, ...tokenTexts, ...requestTexts }
const reasonTexts: Texts = { ...awsTexts, request_malformed: malformedTexts }

/** What differs where the person's own provider vouches. */
const providerReasonTexts: Texts = { ...providerTexts, sts_denied: providerDenialTexts }
const codeTextsOfProvider: Readonly<Partial<Record<ErrorCode, Partial<ErrorText>>>> = providerCodeTexts

/**
 * The texts of a refusal. A reason that its code cannot have counts as none. `method`: how AWS was asked, which decides who vouched for
 * the person; null where it is not known, which counts as Brevet.
 */
export function refusalText(code: ErrorCode, reason: unknown, method: FederationKind | null = null): RefusalText {
  const known = isReasonedCode(code) ? reasonOf(code, reason) : null
  const byProvider = method !== null && providerKinds.includes(method)
  return {
    ...errorTexts[code],
    ...(byProvider && codeTextsOfProvider[code]),
    fixer: errorFixers[code],
    admin: null,
    ...(known && reasonTexts[code]?.[known]),
    ...(known && byProvider && providerReasonTexts[code]?.[known]),
  }
}
