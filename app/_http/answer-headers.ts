import type { ServerResponse } from 'node:http'

/** What every answer says, whoever makes it: a page, a route, a file, the framework's own redirect or error. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/** RFC 6797, for two years. Hosts below the portal's are their owners' business. */
const httpsOnly = 'max-age=63072000'

/**
 * What an answer says that says nothing else. It is no page: nothing in it may run, load, post or be framed. With `no-referrer`,
 * browsers would hide the origin of our own forms from us: the answers that want it say so.
 */
const unlessSaid = {
  'content-security-policy': inertPolicy(),
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** The policy of a document in which nothing happens but what is listed: `script-src 'nonce-…'`, for one. */
export function inertPolicy(...but: readonly string[]): string {
  const nothing = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"]
  return [...nothing, "require-trusted-types-for 'script'", "trusted-types 'none'", ...but].join('; ')
}

/** Has the last word on the headers of an answer. `isSecure`: the portal's public address is https. */
export function settleAnswer(response: ServerResponse, isSecure: boolean): void {
  const { writeHead } = response
  response.writeHead = (...head: unknown[]) => {
    settleHeaders(response, isSecure)
    return Reflect.apply(writeHead, response, head)
  }
}

function settleHeaders(response: ServerResponse, isSecure: boolean): void {
  if (response.headersSent) return
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
  if (isSecure) response.setHeader('strict-transport-security', httpsOnly)
  for (const [name, value] of Object.entries(unlessSaid)) {
    if (!response.hasHeader(name)) response.setHeader(name, value)
  }
}
