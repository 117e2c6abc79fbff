import { type AwsCode, type AwsReason, awsReasonOf, isAwsCode } from '@/lib/domain/aws-reason'
import type { ErrorCode } from '@/lib/domain/errors'
import { errorFixers, type Fixer } from '../error-fixer'
import { type ErrorText, errorTexts } from '../error-text'
import { denialTexts } from './denial-texts'
import type { ReasonText, ReasonTexts } from './reason-text'
import { requestTexts } from './request-texts'
import { tokenTexts } from './token-texts'

/** What is said about a refusal: by its reason where AWS gave one, else by its code. */
export interface RefusalText extends ErrorText {
  readonly fixer: Fixer
  /** For administrators; null where the code says it all. */
  readonly admin: string | null
}

const reasonTexts: ReasonTexts<AwsCode> = { ...denialTexts, ...tokenTexts, ...requestTexts }

/** The texts of a refusal. A reason that its code cannot have counts as none. */
export function refusalText(code: ErrorCode, reason: unknown): RefusalText {
  const known = isAwsCode(code) ? reasonText(code, awsReasonOf(code, reason)) : null
  return { ...errorTexts[code], fixer: errorFixers[code], admin: null, ...known }
}

function reasonText<Code extends AwsCode>(code: Code, reason: AwsReason<Code> | null): ReasonText | null {
  return reason === null ? null : reasonTexts[code][reason]
}
