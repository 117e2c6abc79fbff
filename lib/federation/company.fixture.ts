/** Test support: the company's provider, which signs Ana's own ID token. */
import { importPKCS8, SignJWT } from 'jose'
import type { OidcProof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { KeyRing } from '../domain/signing-key'

export const companyIssuer = 'https://idp.corp.example'
export const companyClient = 'brevet'

/** What a sign-in of Ana at half past seven left behind: an ID token of an hour. */
export async function companyProof(keys: KeyRing, claims: Readonly<Record<string, unknown>> = {}): Promise<OidcProof> {
  const issuedAt = Date.parse('2026-11-25T07:30:00Z') / 1000
  const key = await keys.current()
  const idToken = await new SignJWT({ nonce: 'n', groups: ['platform'], ...claims })
    .setProtectedHeader({ alg: key.algorithm, kid: key.id })
    .setIssuer(companyIssuer)
    .setAudience(companyClient)
    .setSubject('00u1ana')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 3600)
    .sign(await importPKCS8(key.privateKey.reveal(), key.algorithm))
  const expiresAt = new Date((issuedAt + 3600) * 1000)
  return { kind: 'oidc', idToken: secret(idToken), refreshToken: null, sessionId: null, expiresAt }
}
