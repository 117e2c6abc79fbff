import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as plain } from '@playwright/test'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { type HostileProvider, type Publication, startHostileProvider } from './openid-provider/provider'
import { clientSecret, type Misbehaviour } from './openid-provider/token'
import { createVisitor, type Visit, type Visitor, type Whoami } from './visitor'

export { expect }

/** A portal whose sources are all at the hostile provider. */
export interface OidcFort {
  readonly portal: OwnPortal
  readonly provider: HostileProvider
  /** From the portal's start to the provider's authorize endpoint: the address that the browser was sent to. */
  start(source: string, visitor?: Visitor): Promise<Departure>
  /** A whole sign-in in a fresh browser. */
  signIn(source: string, misbehaviour?: Misbehaviour): Promise<Verdict>
  /** What the portal made of an answer at a callback. */
  judge(visitor: Visitor, visit: Visit): Promise<Verdict>
  /** A source of its own, whose provider publishes this. */
  spoil(publication: Publication): string
  /** Reads the audit as an auditor. */
  openAudit(): Promise<AuditReader>
  /** Moves the clocks of the portal and the provider ahead, for good. */
  advance(seconds: number): Promise<void>
  /** Puts other sources in force. */
  configure(sources: readonly string[]): Promise<void>
  /** Puts the sources of the start in force again. */
  restore(): Promise<void>
}

export interface Departure {
  readonly visitor: Visitor
  readonly address: URL
}

/** Who is signed in after an answer, and why nobody is. */
export interface Verdict {
  readonly visitor: Visitor
  readonly who: Whoami | null
  /** Null when the portal did not say no. */
  readonly code: string | null
  readonly reference: string
}

/** The row with this reference; null when there is none. */
export type AuditReader = (reference: string) => Promise<AuditRow | null>

/** An event of the audit, as the API shows it. */
export interface AuditRow {
  readonly reference: string
  readonly action: string
  readonly outcome: string
  readonly code: string | null
  readonly details: Readonly<Record<string, unknown>>
}

/** Sources of which one test alone may spoil the documents. */
const spoilable = Array.from({ length: 120 }, (_, index) => `spoilt-${index + 1}`)
const decent = ['corp', 'rival', 'form', 'always', 'bound']

export const test = plain.extend<object, { readonly fort: OidcFort }>({
  fort: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'brevet-fort-'))
      const provider = await startHostileProvider()
      const clockFile = join(folder, 'clock')
      for (const name of [clockFile, `${clockFile}.seen`]) writeFileSync(name, '0')
      const portal = await startOwnPortal({
        config: configLines(allSources(provider)),
        environment: {
          NODE_OPTIONS: `--import=${new URL('portal-clock.mjs', import.meta.url)}`,
          PORTAL_CLOCK_FILE: clockFile,
        },
      })
      await use(openFort(portal, provider, clockFile))
      await Promise.all([portal.stop(), provider.close()])
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

/** A source at the provider's issuer of the same name. */
export function sourceLine(id: string, provider: HostileProvider): string {
  const special: Readonly<Record<string, string>> = {
    form: ', responseMode: form_post',
    always: ', userinfo: always',
    bound: ', emailDomains: [example.com]',
  }
  const address = `issuer: "${provider.issuerOf(id)}", clientId: brevet, clientSecret: ${clientSecret}`
  return `  - { id: ${id}, kind: oidc, label: "Sign-in ${id}", ${address}${special[id] ?? ''} }`
}

function allSources(provider: HostileProvider): readonly string[] {
  return [...decent, ...spoilable].map((id) => sourceLine(id, provider))
}

function configLines(sources: readonly string[]): readonly string[] {
  return [
    'rateLimits: { signInsPerAddress: 1000000, signInsPerSource: 1000000 }',
    'auditors: { groups: [audit] }',
    'signIn:',
    ...sources,
  ]
}

function openFort(portal: OwnPortal, provider: HostileProvider, clockFile: string): OidcFort {
  const unspoilt = [...spoilable]
  let ahead = 0
  provider.setClock(() => new Date(Date.now() + ahead * 1000))
  const start = async (source: string, visitor = createVisitor(portal.origin)): Promise<Departure> => {
    const { location } = await visitor.get(`/auth/${source}/start`)
    return { visitor, address: new URL(location) }
  }
  return {
    portal,
    provider,
    start,
    judge,
    async signIn(source, misbehaviour) {
      const { visitor, address } = await start(source)
      if (!address.href.startsWith(provider.url)) return refusedBy(visitor, address)
      const parameters = provider.authorize(address, misbehaviour)
      return judge(visitor, await answerAt(visitor, source, { address, parameters }))
    },
    spoil(publication) {
      const name = unspoilt.shift()
      if (name === undefined) throw new Error('every source is spoilt already')
      provider.publish(name, publication)
      return name
    },
    async openAudit() {
      const auditor = { sub: 'auditor', groups: ['audit'] }
      const { visitor } = await this.signIn('corp', { claims: (claims) => ({ ...claims, ...auditor }) })
      return async (reference) => {
        const { body } = await visitor.get(`/api/v1/audit?${new URLSearchParams({ reference })}`)
        return JSON.parse(body).rows[0]?.event ?? null
      }
    },
    async advance(seconds) {
      ahead += seconds
      writeFileSync(clockFile, String(ahead))
      await expect.poll(() => readFileSync(`${clockFile}.seen`, 'utf8'), { intervals: [20] }).toBe(String(ahead))
    },
    configure: (sources) => portal.configure(configLines(sources)),
    restore: () => portal.configure(configLines(allSources(provider))),
  }
}

/** Brings an answer to the callback of a source in the way that was asked for. */
export function answerAt(
  visitor: Visitor,
  source: string,
  { address, parameters }: { readonly address: URL; readonly parameters: URLSearchParams },
): Promise<Visit> {
  const callback = `/auth/${source}/callback`
  if (address.searchParams.get('response_mode') === 'form_post') return visitor.post(callback, parameters)
  return visitor.get(`${callback}?${parameters}`)
}

async function judge(visitor: Visitor, visit: Visit): Promise<Verdict> {
  const { searchParams, pathname } = new URL(visit.location || '/', 'http://portal')
  const isRefused = pathname === '/refused'
  return {
    visitor,
    who: await visitor.whoami(),
    code: isRefused ? searchParams.get('code') : null,
    reference: searchParams.get('reference') ?? '',
  }
}

async function refusedBy(visitor: Visitor, address: URL): Promise<Verdict> {
  return judge(visitor, { status: 303, location: address.href, body: '' })
}
