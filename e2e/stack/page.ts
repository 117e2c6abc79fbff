import { escapeMarkup, hiddenField } from './markup'
import { people } from './people'

export interface Page {
  readonly title: string
  /** Markup, escaped by its maker. */
  readonly body: string
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText }
main { width: min(26rem, 100vw - 3rem); padding: 2rem 0 }
h1 { font-size: 1.375rem; margin: 0 0 .25rem }
p { margin: 0 0 1.25rem }
form { display: grid; gap: .5rem }
button { font: inherit; text-align: start; padding: .625rem .875rem; border: 1px solid GrayText; border-radius: .5rem;
  background: Canvas; color: CanvasText; cursor: pointer }
button:hover { background: color-mix(in srgb, CanvasText 7%, Canvas) }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
button small { display: block; opacity: .8; overflow-wrap: anywhere }
button.quiet { border-color: transparent; text-align: center }
code { overflow-wrap: anywhere }`

/** A whole HTML document in the plain style of both providers. It needs no script. */
export function renderPage(page: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(page.title)}</title>
<style>${style}</style>
</head>
<body><main>
<h1>${escapeMarkup(page.title)}</h1>
${page.body}
</main></body>
</html>`
}

export interface PickForm {
  /** For example "Corporate SSO". */
  readonly provider: string
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** The sign-in page: one button a person, one to cancel. Submits `person=<key>` or `cancel=yes`. */
export function renderPickPage(form: PickForm): string {
  const buttons = people.map(
    (person) =>
      `<button name="person" value="${person.key}">${escapeMarkup(person.label)}` +
      `<small>${escapeMarkup(person.expect)}</small></button>`,
  )
  const fields = Object.entries(form.fields).map(([name, value]) => hiddenField(name, value))
  return renderPage({
    title: `Sign in to ${form.provider}`,
    body: `<p>Pick a name to sign in as.</p>
<form method="post" action="${escapeMarkup(form.action)}">
${[...fields, ...buttons].join('\n')}
<button class="quiet" name="cancel" value="yes">Cancel</button>
</form>`,
  })
}

/** A page that says what went wrong at the provider. */
export function renderFaultPage(title: string, reason: string): string {
  return renderPage({ title, body: `<p>${escapeMarkup(reason)}</p>` })
}
