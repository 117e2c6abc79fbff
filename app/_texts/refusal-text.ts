import type { AwsCode } from '@/lib/domain/aws-reason'
import type { ErrorCode } from '@/lib/domain/errors'
import { isReasonedCode, type ReasonedCode, type RefusalReason, reasonOf } from '@/lib/domain/refusal-reason'
import { errorFixers, type Fixer } from '../error-fixer'
import { type ErrorText, errorTexts } from '../error-text'
import { denialTexts } from './denial-texts'
import { malformedTexts } from './malformed-texts'
import type { ReasonText, ReasonTexts } from './reason-text'
import { requestTexts } from './request-texts'
import { tokenTexts } from './token-texts'

/** What is said about a refusal: by its reason where there is one, else by its code. */
export interface RefusalText extends ErrorText {
  readonly fixer: Fixer
  /** For administrators; null where the code says it all. */
  readonly admin: string | null
}

const awsTexts: ReasonTexts<AwsCode> = { ...denialTexts, ...tokenTexts, ...requestTexts }
const reasonTexts: Readonly<{ [Code in ReasonedCode]: Readonly<Record<RefusalReason<Code>, Partial<ReasonText>>> }> = {
  ...awsTexts,
  request_malformed: malformedTexts,
}

/** The texts of a refusal. A reason that its code cannot have counts as none. */
export function refusalText(code: ErrorCode, reason: unknown): RefusalText {
  const known = isReasonedCode(code) ? reasonText(code, reasonOf(code, reason)) : null
  return { ...errorTexts[code], fixer: errorFixers[code], admin: null, ...known }
}

function reasonText<Code extends ReasonedCode>(
  code: Code,
  reason: RefusalReason<Code> | null,
): Partial<ReasonText> | null {
  return reason === null ? null : reasonTexts[code][reason]
}
