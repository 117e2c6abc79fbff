/** What a browser without JavaScript does, for tests: keeps cookies, follows redirects, sends forms. */
export interface PlainBrowser {
  /** Follows redirects until an answer is none, or leads to an address that begins with `stopAt`. */
  open(url: string, form?: URLSearchParams): Promise<PlainAnswer>
  /** The value of the cookie of this name; empty when there is none. */
  cookie(name: string): string
}

export interface PlainAnswer {
  readonly url: URL
  /** Null when the browser stopped before it asked. */
  readonly status: number | null
  readonly body: string
}

const redirectLimit = 10

export function createPlainBrowser(stopAt: string): PlainBrowser {
  const cookies = new Map<string, string>()

  async function ask(url: URL, form: URLSearchParams | undefined): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }

  async function open(address: string, form?: URLSearchParams): Promise<PlainAnswer> {
    let url = new URL(address)
    let body = form
    for (let count = 0; count < redirectLimit; count += 1) {
      if (url.href.startsWith(stopAt)) return { url, status: null, body: '' }
      const response = await ask(url, body)
      const location = response.headers.get('location')
      if (!location) return { url, status: response.status, body: await response.text() }
      url = new URL(location, url)
      body = undefined
    }
    throw new Error(`more than ${redirectLimit} redirects from ${address}`)
  }

  return { open, cookie: (name) => cookies.get(name) ?? '' }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const value = pair.slice(at + 1)
  if (value === '') cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), value)
}

/** The hidden fields and the target of the first form of a page. */
export function readFormOf(answer: PlainAnswer): { readonly action: string; readonly fields: URLSearchParams } {
  const action = /<form[^>]* action="([^"]*)"/.exec(answer.body)?.[1]
  if (action === undefined) throw new Error(`no form at ${answer.url.pathname}: ${answer.body.slice(-300)}`)
  const fields = [...answer.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return {
    action: new URL(unescapeMarkup(action), answer.url).href,
    fields: new URLSearchParams(
      fields.map(([, name = '', value = '']) => [unescapeMarkup(name), unescapeMarkup(value)]),
    ),
  }
}

function unescapeMarkup(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (named[name] ?? whole),
  )
}
