import { type OwnPortal, startOwnPortal } from '../../own-portal'
import { certificateBody, createSigningCertificate, type SigningCertificate } from '../../stack/saml/certificate'
import type { Facts, Mode } from './response'

/** A portal whose sources differ in what they say beside their provider, who is the same for all. */
export interface SourcePortal {
  readonly portal: OwnPortal
  readonly signer: SigningCertificate
  /** A key that no source knows. */
  readonly stranger: SigningCertificate
  /** A good answer's facts, with changes. */
  factsFor(source: string, requestId: string, changes?: Partial<Facts>): Facts
  /** The code that the audit has under a reference, by the line that each of its rows leaves in the log; null where there is none. */
  auditedCode(reference: string): Promise<string | null>
}

export const entityId = 'https://idp.example/metadata'
export const signInUrl = 'http://localhost:9/sso'
const unlimited = 'rateLimits: { signInsPerAddress: 1000000, signInsPerSource: 1000000 }'

type Keys = Pick<SourcePortal, 'signer' | 'stranger'>

/** Starts it, with what each source says, where it knows the provider from among it. */
export async function startSourcePortal(
  sourcesOf: (keys: Keys) => Readonly<Record<string, string>>,
): Promise<SourcePortal> {
  const [signer, stranger] = await Promise.all([new Date(), new Date()].map(createSigningCertificate))
  if (!signer || !stranger) throw new Error('there are no keys')
  const sources = Object.entries(sourcesOf({ signer, stranger }))
  const lines = sources.map(([id, said]) => `  - { id: ${id}, kind: saml, ${said} }`)
  const portal = await startOwnPortal({ config: [unlimited, 'signIn:', ...lines] })
  return {
    portal,
    signer,
    stranger,
    factsFor: (source, requestId, changes = {}) => ({
      mode: 'assertion' satisfies Mode,
      signer,
      issuer: entityId,
      audience: `${portal.publicOrigin}/auth/${source}/metadata`,
      consumerUrl: `${portal.publicOrigin}/auth/${source}/callback`,
      requestId,
      nameId: 'p-ana',
      groups: ['payments-dev'],
      recipe: {},
      assertion: (xml) => xml,
      response: (xml) => xml,
      ...changes,
    }),
    auditedCode: (reference) => codeInLog(portal, reference),
  }
}

/** What a source says that knows the provider's key, and nothing else of it. */
export function fromValues({ signer }: Keys): string {
  return `entityId: "${entityId}", signInUrl: "${signInUrl}", certificates: "${certificateBody(signer.certificate)}"`
}

async function codeInLog(portal: OwnPortal, reference: string): Promise<string | null> {
  for (let tries = 0; tries < 50; tries += 1) {
    const line = portal
      .log()
      .split('\n')
      .find((text) => text.includes(`"reference":"${reference}"`))
    if (line) return JSON.parse(line).code ?? null
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return null
}
