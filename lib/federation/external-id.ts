import { createHmac, randomBytes } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import type { SealedValues } from '../domain/repositories'
import { type Secret, secret } from '../domain/secret'
import { base32 } from './base32'

const name = 'external-id-key'
/** 160 bits: nobody guesses the ExternalId of one account from those of others. */
const idBytes = 20

/** The key of all external ids, made once per installation and sealed in its database. */
export async function externalIdKey(values: SealedValues): Promise<Secret> {
  return secret(await values.getOrCreate(name, () => randomBytes(32).toString('base64url')))
}

/** The key of an installation that exists. Throws `store_unavailable` when it has none yet. */
export async function existingExternalIdKey(values: SealedValues): Promise<Secret> {
  const refuse = () => {
    throw new BrevetError('store_unavailable', { reason: 'no_external_id_key' })
  }
  return secret(await values.getOrCreate(name, refuse))
}

/**
 * The ExternalId that Brevet sends to roles of one account: 32 letters and digits, stable for the installation. It is
 * generated and never entered by anybody, so that nobody can make Brevet use another's. Not a secret: trust policies hold it.
 * Source: IAM User Guide, "The confused deputy problem".
 */
export function externalId(key: Secret, accountId: string): string {
  const mac = createHmac('sha256', key.reveal()).update(`external-id:${accountId}`).digest()
  return base32(mac.subarray(0, idBytes))
}
