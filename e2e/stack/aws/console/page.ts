import { escapeMarkup } from '../../markup'
import type { HttpResponse } from '../http-message'

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f4f4f1, #191a1c); color: light-dark(#202124, #e8e8e4); }
main { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; }
header { padding: .75rem 1.25rem; border-bottom: 1px solid light-dark(#d2d2cb, #3a3c40); font-size: .875rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .5rem 1.5rem; }
dt { color: light-dark(#5c5e63, #a5a7ac); }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .875rem; line-height: 1.7; }
a { color: light-dark(#1d4f91, #9cc3f5); }
nav { display: flex; gap: 1.5rem; margin-top: 2rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .75rem; } }
`

/** A fact on a page; the value is text and is escaped. */
export interface Fact {
  readonly term: string
  readonly value: string
}

export interface PageLink {
  readonly label: string
  readonly href: string
}

/** A form that asks for one of several values, and sends some others unseen. */
interface PageForm {
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly choice: {
    readonly name: string
    readonly legend: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
  }
  readonly submit: string
}

/** One page of the simulator. Everything in it is text: nothing passes unescaped. */
export interface Page {
  readonly status: number
  readonly title: string
  readonly text: string
  readonly facts?: readonly Fact[]
  readonly form?: PageForm
  readonly links?: readonly PageLink[]
  readonly headers?: Readonly<Record<string, string>>
}

/** Writes a page without scripts; it is not stored and sends no referrer. */
export function htmlPage(page: Page): HttpResponse {
  const facts = (page.facts ?? [])
    .map(({ term, value }) => `<dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(value)}</dd>`)
    .join('\n')
  const links = (page.links ?? [])
    .filter(({ href }) => /^(https?:\/\/|\/)/.test(href))
    .map(({ label, href }) => `<a href="${escapeMarkup(href)}">${escapeMarkup(label)}</a>`)
    .join('\n')
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(page.title)}</title><style>${style}</style></head>
<body>
<header>AWS simulator</header>
<main>
<h1>${escapeMarkup(page.title)}</h1>
<p>${escapeMarkup(page.text)}</p>
${facts === '' ? '' : `<dl>\n${facts}\n</dl>`}
${page.form ? formMarkup(page.form) : ''}
${links === '' ? '' : `<nav>\n${links}\n</nav>`}
</main>
</body>
</html>
`
  return {
    status: page.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ...page.headers,
    },
    body,
  }
}

function formMarkup({ hidden, choice, submit }: PageForm): string {
  const unseen = hidden.map(
    ({ name, value }) => `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`,
  )
  const options = choice.options.map(
    ({ value, label }) =>
      `<p><label><input type="radio" name="${choice.name}" value="${escapeMarkup(value)}" required> ${escapeMarkup(label)}</label></p>`,
  )
  return `<form method="post">${unseen.join('')}<fieldset><legend>${choice.legend}</legend>${options.join('')}</fieldset>
<p><button>${escapeMarkup(submit)}</button></p></form>`
}

/** The federation endpoint's only way of refusing: HTTP 400 and a page, no code. */
export function badRequestPage(text: string, links: readonly PageLink[] = []): HttpResponse {
  return htmlPage({ status: 400, title: 'Bad request', text, links })
}
