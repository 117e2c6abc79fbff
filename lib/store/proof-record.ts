import { z } from 'zod'
import type { Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import { parseRecord } from './record'

const secretText = z.string().transform(secret)
const instant = z.number().transform((milliseconds) => new Date(milliseconds))
const nullableText = z.string().nullable()

const proof: z.ZodType<Proof> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('oidc'),
    idToken: secretText,
    refreshToken: secretText.nullable(),
    sessionId: nullableText,
    expiresAt: instant,
  }),
  z.strictObject({
    kind: z.literal('saml'),
    assertionId: z.string(),
    assertion: secretText,
    nameId: z.strictObject({
      value: z.string(),
      format: nullableText,
      nameQualifier: nullableText,
      spNameQualifier: nullableText,
    }),
    sessionIndex: nullableText,
    expiresAt: instant,
  }),
])

/** The proof as JSON, secrets in the clear: for sealing only. */
export function writeProofRecord(value: Proof): string {
  const expiresAt = value.expiresAt.getTime()
  if (value.kind === 'saml') return JSON.stringify({ ...value, assertion: value.assertion.reveal(), expiresAt })
  const refreshToken = value.refreshToken?.reveal() ?? null
  return JSON.stringify({ ...value, idToken: value.idToken.reveal(), refreshToken, expiresAt })
}

/** Throws `internal` when the text is no proof. */
export function readProofRecord(text: string): Proof {
  return parseRecord(proof, text, 'proofs')
}
