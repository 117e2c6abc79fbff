import { inertPolicy } from './answer-headers'
import { shownLocale } from './language'
import { theme } from './look'

/** HTML, in which what comes from outside is escaped already. */
type Html = string

interface PlainPage {
  /** Of the tab and of the page; text. */
  readonly title: string
  /** Below the title. */
  readonly body: Html
  readonly head?: Html
  /** The one that may run. */
  readonly script?: { readonly nonce: string; readonly text: string }
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** A page that is one answer, without React and without a style of ours: in the look and language that this browser shows. */
export async function plainPage({
  title,
  body,
  head = '',
  script,
  status = 200,
  headers,
}: PlainPage): Promise<Response> {
  const [locale, shown] = [await shownLocale(), await theme.shown()]
  const scheme = shown === 'system' ? 'light dark' : shown
  const meta = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="${scheme}">`
  const heading = escapeHtml(title)
  const run = script ? `<script nonce="${script.nonce}">${script.text}</script>` : ''
  const html = `<!doctype html><html lang="${locale}"><head>${meta}<title>${heading} · Brevet</title>${head}</head><body><main><h1>${heading}</h1>${body}</main>${run}</body></html>`
  const policy = script ? inertPolicy(`script-src 'nonce-${script.nonce}'`) : inertPolicy()
  return new Response(html, {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      ...headers,
    },
  })
}

/** Text as it may stand in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
