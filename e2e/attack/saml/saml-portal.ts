import { createServer } from 'node:http'
import { test as base } from '@playwright/test'
import { type OwnPortal, startOwnPortal } from '../../own-portal'
import { certificateBody, createSigningCertificate, type SigningCertificate } from '../../stack/saml/certificate'
import type { Facts, Mode } from './response'
import { beginLogin, createJar, type Jar, type Login, postAnswer } from './saml-login'
import { attacker, createKit, type Kit, victim } from './variant'

/** Entity ids of two providers that the attacker can make sign whatever they like, each with a key of its own. */
export const providers = { first: 'https://idp.example/metadata', second: 'https://other.example/metadata' } as const

/** One source for each way of signing, all at the first provider, and one at the second. */
export type SourceId = Mode | 'second'

export interface SamlPortal {
  readonly portal: OwnPortal
  readonly signers: Readonly<Record<keyof typeof providers, SigningCertificate>>
  /** How often the address that nobody has a reason to call was called. */
  calls(): number
  /** What the provider of the source can answer to a sign-in, at the portal or a replica of it. */
  kitFor(login: Login): Kit
  /** The rows of the audit by their reference. */
  audit(): Promise<ReadonlyMap<string, readonly AuditEvent[]>>
}

export interface AuditEvent {
  readonly reference: string
  readonly action: string
  readonly outcome: string
  readonly code: string | null
  readonly actor: { readonly source: string; readonly subject: string | null } | null
}

const unlimited = 'rateLimits: { signInsPerAddress: 1000000, signInsPerSource: 1000000 }'
const rules = [`admins: { groups: [${victim.group}] }`, 'auditors: { groups: [auditors] }']

/** The lines of a source at a provider. */
export function sourceLine(id: SourceId, signer: SigningCertificate): string {
  const entityId = id === 'second' ? providers.second : providers.first
  const origin = `entityId: "${entityId}", signInUrl: "http://localhost:9/sso", certificates: "${certificateBody(signer.certificate)}"`
  return `  - { id: ${id}, kind: saml, ${origin}, signed: ${id === 'second' ? 'either' : id} }`
}

export const test = base.extend<object, { readonly saml: SamlPortal }>({
  saml: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const now = new Date()
      const [first, second, stranger] = await Promise.all([1, 2, 3].map(() => createSigningCertificate(now)))
      if (!first || !second || !stranger) throw new Error('there are no keys')
      const modes = (['assertion', 'response', 'both'] as const).map((mode) => sourceLine(mode, first))
      const config = [unlimited, ...rules, 'signIn:', ...modes, sourceLine('second', second)]
      const [portal, listener] = await Promise.all([startOwnPortal({ config }), startCounter()])
      const kitFor = (login: Login) => {
        const signer = login.source === 'second' ? second : first
        return createKit(factsFor(portal, login, signer), { stranger, listener: listener.url })
      }
      const audit = auditOf(portal.origin, kitFor)
      await use({ portal, signers: { first, second }, calls: listener.calls, kitFor, audit })
      await portal.stop()
      listener.close()
    },
    { scope: 'worker' },
  ],
})

export function factsFor({ publicOrigin }: OwnPortal, login: Login, signer: SigningCertificate): Facts {
  const { source, requestId } = login
  const own = `${publicOrigin}/auth/${source}`
  return {
    mode: source === 'second' ? 'both' : (source as Mode),
    signer,
    issuer: source === 'second' ? providers.second : providers.first,
    audience: `${own}/metadata`,
    consumerUrl: `${own}/callback`,
    requestId,
    nameId: attacker.nameId,
    groups: [attacker.group],
    recipe: {},
    assertion: (xml) => xml,
    response: (xml) => xml,
  }
}

/** Reads the audit as an auditor does, by its export. */
function auditOf(origin: string, kitFor: (login: Login) => Kit): SamlPortal['audit'] {
  let auditor: Promise<Jar> | null = null
  return async () => {
    auditor ??= signInAuditor(origin, kitFor)
    const jar = await auditor
    const body = new URLSearchParams({ format: 'jsonl', action: 'sign-in' })
    const response = await jar.send(`${origin}/admin/audit/export`, { method: 'POST', headers: { origin }, body })
    if (response.status !== 200) throw new Error(`the audit is not to be had: status ${response.status}`)
    const rows = new Map<string, AuditEvent[]>()
    for (const line of (await response.text()).split('\n').filter((text) => text !== '')) {
      const event: AuditEvent = JSON.parse(JSON.parse(line).body)
      rows.set(event.reference, [...(rows.get(event.reference) ?? []), event])
    }
    return rows
  }
}

async function signInAuditor(origin: string, kitFor: (login: Login) => Kit): Promise<Jar> {
  const login = await beginLogin(origin, 'both', createJar())
  await postAnswer(origin, login, kitFor(login).answer({ nameId: 'p-auditor', groups: ['auditors'] }))
  return login.jar
}

/** A server that counts who calls it. */
async function startCounter(): Promise<{ readonly url: string; calls(): number; close(): void }> {
  let calls = 0
  const server = createServer((_request, response) => {
    calls += 1
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return { url: `http://localhost:${port}`, calls: () => calls, close: () => void server.close() }
}
