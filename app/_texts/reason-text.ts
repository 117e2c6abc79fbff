import type { AwsCode, AwsReason } from '@/lib/domain/aws-reason'
import type { MalformedReason } from '@/lib/domain/malformed-reason'
import type { Fixer } from '../error-fixer'

/** What AWS's answer means, for the person and for an administrator. */
export interface ReasonText {
  /** What happened. */
  readonly title: string
  /** What to do. */
  readonly advice: string
  /** Whom to ask. */
  readonly fixer: Fixer
  /** What to look at, for whoever may change it; names settings, never a person. */
  readonly admin: string
}

/** A text for every reason of these codes: a missing one does not compile. */
export type ReasonTexts<Codes extends AwsCode> = {
  readonly [Code in Codes]: Readonly<Record<AwsReason<Code>, ReasonText>>
}

/** What somebody can ask for otherwise: always by themselves. */
export type MalformedTexts = Readonly<Record<MalformedReason, Omit<ReasonText, 'fixer' | 'admin'>>>
