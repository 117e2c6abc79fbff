import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'
import { compileMessages } from './app/_messages/compile'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Next keeps a copy of each body that passes the proxy; no form behind it sends more than a few bytes.
  experimental: { proxyClientMaxBodySize: '64kb' },
  // `npm run typecheck` checks types, once and for all files.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'libsql',
    'pg',
    '@node-saml/node-saml',
    'xml-crypto',
    '@xmldom/xmldom',
    'rate-limiter-flexible',
  ],
  // Messages are compiled: no parser of them goes to the browser.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // What all answers say, and what they say unless they say otherwise, stands in `app/_http/answer-headers.ts`.
  headers: async () =>
    ['/:area(api|auth|signout)/:path*', '/go/:account/:role/open'].map((source) => ({
      source,
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Cache-Control', value: 'no-store' },
      ],
    })),
}

/** Messages are compiled whenever pages are; a server that is started finds them compiled. */
export default function configuration(phase: string): NextConfig {
  if (phase !== PHASE_PRODUCTION_SERVER) compileMessages()
  return config
}
