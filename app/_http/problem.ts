import { type ErrorCode, isBrevetError, type SafeDetails } from '@/lib/domain/errors'
import { errorTexts } from '../error-text'

/** A refusal as the caller sees it. */
export interface Refusal {
  readonly code: ErrorCode
  readonly reference: string
  readonly details: SafeDetails
}

/** Turns whatever was thrown into a refusal. A bug is reported to the operator and shown as `internal`. */
export function refusalOf(error: unknown, reference: string): Refusal {
  if (isBrevetError(error)) return { code: error.code, reference, details: error.details }
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' }
  process.stderr.write(
    `${JSON.stringify({ level: 'error', reference, name, stack: stack?.split('\n').slice(1, 6) })}\n`,
  )
  return { code: 'internal', reference, details: {} }
}

/** RFC 9457. */
export function problemResponse({ code, reference, details }: Refusal): Response {
  const { status, title, advice: detail } = errorTexts[code]
  const body = { type: `urn:brevet:problem:${code}`, title, status, detail, code, reference, details }
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  return Response.json(body, { status, headers })
}
