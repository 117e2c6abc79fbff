import type { RefusalView } from '@/lib/broker/refusal'
import type { RefusalExplanation } from '@/lib/broker/refusal-explanation'
import { regionsOf } from '@/lib/broker/refusal-regions'
import { isAwsCode } from '@/lib/domain/aws-reason'
import { type BrevetError, type ErrorCode, isBrevetError, type SafeDetails } from '@/lib/domain/errors'
import { isReasonedCode, reasonOf } from '@/lib/domain/refusal-reason'
import type { Locale } from '../_messages/languages'
import type { Texts } from '../_messages/texts'
import { textsIn } from '../_messages/texts-in'
import { checkText } from '../_texts/check-text'
import { fixerMessage, refusalText, regionText } from '../_texts/refusal-text'
import type { Fixer } from '../error-fixer'

/** A refusal as the caller sees it. */
export interface Refusal {
  readonly code: ErrorCode
  readonly reference: string
  readonly details: SafeDetails
}

/**
 * Turns whatever was thrown into a refusal. A bug is reported to the operator and shown as `internal`:
 * by its name and frames, for a message may quote what somebody sent, on several lines.
 */
export function refusalOf(error: unknown, reference: string): Refusal {
  if (isBrevetError(error)) {
    if (unaudited.has(error.code)) report({ reference, code: error.code, ...innermost(error).details })
    return { code: error.code, reference, details: error.details }
  }
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' }
  const frames = stack?.split('\n').filter((line) => /^ {4}at /.test(line))
  report({ reference, name, stack: frames?.slice(0, 5) })
  return { code: 'internal', reference, details: {} }
}

/** What cannot be in the audit has its reference in the log. */
const unaudited: ReadonlySet<ErrorCode> = new Set(['audit_unavailable', 'store_unavailable'])

/** The failure at the bottom: of a row that could not be written, what the database said. */
function innermost(error: BrevetError): BrevetError {
  return isBrevetError(error.cause) ? innermost(error.cause) : error
}

function report(facts: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', ...facts })}\n`)
}

/** What a program learns of its token (RFC 6750, 3.1). */
const challenges: Readonly<Partial<Record<ErrorCode, string>>> = {
  api_token_refused: 'Bearer error="invalid_token"',
  api_token_asleep: 'Bearer error="invalid_token"',
  api_token_scope: 'Bearer error="insufficient_scope"',
}

/** Who else plays a part in a refusal. */
interface Concerned {
  /** What the audit has of it, as far as the caller may know; null when nothing. */
  readonly known: RefusalView | null
  /** The name of the people who run Brevet; null where they have none. */
  readonly operator: string | null
  /** The language that the caller reads. */
  readonly locale: Locale
}

/** RFC 9457. What AWS said is for administrators: nobody else's answer has it, but for a region that its owner has to switch on. */
export function problemResponse({ code, reference, details }: Refusal, concerned: Concerned): Response {
  const { known, operator, locale } = concerned
  const t = textsIn(locale, 'refusals')
  const text = refusalText(t, code, { reason: details['reason'], method: known?.method })
  const { status, title, advice, fixer, admin } = text
  const detail = code === 'sts_region_disabled' ? `${advice} ${regionText(t, regionsOf(details))}`.trimEnd() : advice
  const plain = { type: `urn:brevet:problem:${code}`, title, status, detail, code }
  const reasoned = isReasonedCode(code) ? { reason: reasonOf(code, details['reason']) } : {}
  const said = isAwsCode(code)
    ? {
        ask: askText(t, fixer, { owner: known?.accountOwner ?? null, operator }),
        ...(known?.explanation && { admin: { advice: admin, ...spoken(known.explanation, locale) } }),
      }
    : { details }
  const { retryAfterSeconds } = details
  const headers = {
    'content-type': 'application/problem+json',
    'content-language': locale,
    'cache-control': 'no-store',
    ...(challenges[code] && { 'www-authenticate': challenges[code] }),
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  }
  return Response.json({ ...plain, ...reasoned, ...said, reference }, { status, headers })
}

/** An explanation whose checks are sentences. */
function spoken(explanation: RefusalExplanation, locale: Locale) {
  const t = textsIn(locale, 'denialChecks')
  const checks = explanation.checks.map(({ says, ...check }) => ({ ...check, text: checkText(t, locale, says) }))
  return { ...explanation, checks }
}

interface Asked {
  /** Of the account. */
  readonly owner: string | null
  readonly operator: string | null
}

function askText(t: Texts<'refusals'>, fixer: Fixer, { owner, operator }: Asked): string {
  return t.markup(fixerMessage(fixer, owner), {
    owner: owner ?? '',
    operator: () => operator ?? t('unnamedOperator'),
  })
}
