import { type AwsCode, awsReasons } from './aws-reason'
import type { ErrorCode } from './errors'
import { malformedReasons } from './malformed-reason'

const reasons = { ...awsReasons, request_malformed: malformedReasons }

/** A code that has reasons: an answer of AWS, or what somebody can ask for otherwise. */
export type ReasonedCode = AwsCode | 'request_malformed'

/** The reasons that a code can have. */
export type RefusalReason<Code extends ReasonedCode = ReasonedCode> = (typeof reasons)[Code][number]

/** Whether a refusal may say more than its code. */
export function isReasonedCode(code: ErrorCode): code is ReasonedCode {
  return Object.hasOwn(reasons, code)
}

/** The reason among the details of a refusal; null when there is none that its code can have. */
export function reasonOf<Code extends ReasonedCode>(code: Code, reason: unknown): RefusalReason<Code> | null {
  const known: readonly RefusalReason<Code>[] = reasons[code]
  return known.find((candidate) => candidate === reason) ?? null
}
