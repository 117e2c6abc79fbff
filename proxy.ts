import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { runtime } from '@/lib/broker/runtime'

/** Gives each page its Content-Security-Policy with a fresh nonce. Decides nothing about access: the broker does. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, runtime().broker.formOrigins())
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  return response
}

/** All but files, answers to programs, and forms that submit themselves, each named in full: whatever else is asked for ends at a page, if only to say there is none. */
export const config = {
  matcher: [
    '/((?!_next/static/|api/|auth/[^/]+/(?:start|callback|logout|backchannel-logout|metadata|aws|aws/start|aws/metadata)$|go/\\d{12}/(?:[\\w+=,.@-]|%2B|%3D|%2C|%40)+/open$|signin/find$|federation/saml/metadata$|(?:healthz|readyz|icon\\.svg|brevet\\.schema\\.json)$|\\.well-known/(?:openid-configuration|jwks\\.json)$).*)',
  ],
}

function contentSecurityPolicy(nonce: string, formOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action 'self' ${formOrigins.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}
