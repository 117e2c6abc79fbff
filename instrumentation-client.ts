/**
 * Trusted Types: before anything else runs in a page, what may become script in it is settled. Texts never do. The addresses are those
 * of our own files; the one piece of markup is that from which React makes every script element.
 */

const scriptElement = '<script></script>'

const { trustedTypes } = globalThis as WithTrustedTypes
trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (markup === scriptElement ? markup : null),
  createScriptURL: (address) => (isOwnFile(address) ? address : null),
})

function isOwnFile(address: string): boolean {
  const { origin, pathname } = new URL(address, location.origin)
  return origin === location.origin && (pathname.startsWith('/_next/static/') || pathname === '/link-fragment.js')
}

/** Not in every browser, and not in TypeScript's library of them. */
interface WithTrustedTypes {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: Readonly<Record<string, (text: string) => string | null>>): unknown
  }
}

export {}
