import { texts } from './language'
import { escapeHtml, plainPage } from './plain-page'
import type { Refusal } from './problem'

/** 429, with `Retry-After` (RFC 6585): what a browser gets that came too often. */
export async function waitPage({ reference, details }: Refusal): Promise<Response> {
  const t = await texts('wait')
  const seconds = Number(details['retryAfterSeconds'] ?? 60)
  const lines = [t('advice'), t('again', { seconds }), t('reference', { reference })]
  return plainPage({
    title: t('title'),
    body: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    status: 429,
    headers: { 'retry-after': String(seconds) },
  })
}
