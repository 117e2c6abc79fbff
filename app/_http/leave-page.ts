import { randomBytes } from 'node:crypto'
import { texts } from './language'
import { escapeHtml, plainPage } from './plain-page'

/**
 * Sends the browser on to another site. Not by 303: after a form, browsers hold every further redirect of the other site
 * against `form-action`, and providers redirect as they like.
 */
export async function leavePage(url: URL): Promise<Response> {
  const t = await texts('leave')
  const address = escapeHtml(url.href)
  const link = `<p><a href="${address}">${escapeHtml(t('toProvider'))}</a></p>`
  return plainPage({ title: t('title'), head: `<meta http-equiv="refresh" content="0;url=${address}">`, body: link })
}

/** A form that submits itself (SAML HTTP-POST binding, Bindings 3.5); a button, which names where it leads, does it where scripts are off. */
export async function postPage(
  url: URL,
  fields: Readonly<Record<string, string>>,
  to: 'toProvider' | 'toAws' = 'toProvider',
): Promise<Response> {
  const t = await texts('leave')
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const button = `<noscript><button>${escapeHtml(t(to))}</button></noscript>`
  const nonce = randomBytes(16).toString('base64')
  return plainPage({
    title: t('title'),
    body: `<form method="post" action="${escapeHtml(url.href)}">${inputs.join('')}${button}</form>`,
    script: { nonce, text: 'document.forms[0].submit()' },
  })
}
