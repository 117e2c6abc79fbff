/**
 * The keys of Brevet as OIDC issuer toward AWS, wherever their private halves are: in the database, or in AWS KMS, which lets nobody
 * have them. In: the homes that the configuration names. Out: what signs a token now, and what verifiers should know.
 */
import { type KeyObject, sign as nodeSign } from 'node:crypto'
import { promisify } from 'node:util'
import type { IssuerKeyHome } from '../config/config'
import type { KeyRing, SigningKey } from '../domain/signing-key'
import { createKeyImport } from './key-import'
import { kmsKey } from './kms-key'

/** What verifiers know of a key. */
export type IssuerPublicKey = Pick<SigningKey, 'id' | 'algorithm' | 'publicKey'>

/** A key that signs tokens. */
export interface IssuerKey extends IssuerPublicKey {
  /** The signature of a JWS signing input (RFC 7515, 5.1), in the form of RFC 7518, 3. Fails with `issuer_key_unavailable`. */
  sign(input: string): Promise<Buffer>
}

/** One home of issuer keys, or all of them together. */
export interface IssuerKeys {
  /** The key to sign with now. */
  current(): Promise<IssuerKey>
  /** Every key that a verifier should know now. */
  published(): Promise<readonly IssuerPublicKey[]>
}

/** The homes in their order: the first one signs, the keys of all are published. */
export function createIssuerKeys(homes: readonly IssuerKeyHome[], ring: KeyRing): IssuerKeys {
  const opened = homes.map((home) => (home.kind === 'kms' ? kmsKey(home) : databaseKeys(ring)))
  return {
    async current() {
      const [first] = opened
      if (!first) throw new Error('the configuration names at least one home')
      return first.current()
    },
    published: async () => (await Promise.all(opened.map((home) => home.published()))).flat(),
  }
}

const signAsync = promisify<'sha256', Buffer, { key: KeyObject; dsaEncoding: 'ieee-p1363' }, Buffer>(nodeSign)

/** The keys that Brevet makes and rotates by itself. */
export function databaseKeys(ring: KeyRing): IssuerKeys {
  const importKey = createKeyImport()
  return {
    async current() {
      const { id, algorithm, publicKey, ...rest } = await ring.current()
      const key = importKey({ id, algorithm, publicKey, ...rest })
      return {
        ...{ id, algorithm, publicKey },
        sign: (input) => signAsync('sha256', Buffer.from(input, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }),
      }
    },
    published: async () =>
      (await ring.published()).map(({ id, algorithm, publicKey }) => ({ id, algorithm, publicKey })),
  }
}
