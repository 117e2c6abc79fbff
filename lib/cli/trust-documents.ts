import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config/config'
import { jwks, openIdConfiguration } from '../federation/issuer-documents'
import { createIssuerKeys } from '../federation/issuer-keys'
import { readPublishedKeys } from './published-keys'

/** Writes the issuer's documents as files; gives what stands against it, in lines. */
export async function writeDocuments({ aws }: Config, folder: string): Promise<readonly string[]> {
  const { issuer, keys: homes } = aws.webIdentity
  const isKept = homes.some(({ kind }) => kind === 'database')
  const result = isKept ? await readPublishedKeys('oidc-issuer') : { ok: true as const, keys: [] }
  if (!result.ok) return result.faults
  const keys = createIssuerKeys(homes, { current: neverSigns, published: async () => result.keys })
  const files = {
    'jwks.json': await jwks(keys),
    'openid-configuration': await openIdConfiguration(issuer, keys),
  }
  for (const [name, document] of Object.entries(files)) {
    writeWhole(join(folder, '.well-known', name), `${JSON.stringify(document, null, 2)}\n`)
  }
  console.log(
    `wrote ${join(folder, '.well-known')}: serve it below ${issuer} as application/json, and write it again every day,`,
  )
  console.log('since a new key is published two days before it signs')
  return []
}

function neverSigns(): Promise<never> {
  return Promise.reject(new Error('documents hold public keys'))
}

/** No reader sees half a document. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}
