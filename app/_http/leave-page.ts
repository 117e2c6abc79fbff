import { randomBytes } from 'node:crypto'
import { theme } from './look'
import { unkept } from './route'

/**
 * Sends the browser on to another site. Not by 303: after a form, browsers hold every further redirect of the other site
 * against `form-action`, and providers redirect as they like.
 */
export function leavePage(url: URL): Promise<Response> {
  const address = escapeHtml(url.href)
  return page(
    `<meta http-equiv="refresh" content="0;url=${address}"><main><h1>One moment</h1><p><a href="${address}">Continue to your identity provider</a></p></main>`,
    '',
  )
}

/** A form that submits itself (SAML HTTP-POST binding, Bindings 3.5); a button, which names where it leads, does it where scripts are off. */
export function postPage(
  url: URL,
  fields: Readonly<Record<string, string>>,
  to = 'your identity provider',
): Promise<Response> {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const nonce = randomBytes(16).toString('base64')
  return page(
    `<main><h1>One moment</h1><form method="post" action="${escapeHtml(url.href)}">${inputs.join('')}<noscript><button>Continue to ${escapeHtml(to)}</button></noscript></form></main>` +
      `<script nonce="${nonce}">document.forms[0].submit()</script>`,
    `; script-src 'nonce-${nonce}'`,
  )
}

/** In the look that this browser shows. */
async function page(body: string, scripts: string): Promise<Response> {
  const shown = await theme.shown()
  const headers = {
    ...unkept,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; base-uri 'none'; frame-ancestors 'none'${scripts}`,
  }
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="${shown === 'system' ? 'light dark' : shown}"><title>One moment · Brevet</title></head><body>${body}</body></html>`
  return new Response(html, { headers })
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
