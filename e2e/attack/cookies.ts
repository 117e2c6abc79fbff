/** Cookies as a browser of one host keeps them, by name. */
export type Cookies = Map<string, string>

/** What is sent: the value of the `Cookie` header, empty without any. */
export function cookieHeader(cookies: Cookies): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** Keeps what an answer sets, and forgets what it takes away. */
export function keepCookies(cookies: Cookies, { headers }: Response): void {
  for (const line of headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /;\s*max-age=0(?:;|$)/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
}
