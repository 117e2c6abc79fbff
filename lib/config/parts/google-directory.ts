import { z } from 'zod'
import { secret } from '../../domain/secret'
import type { GoogleDirectoryConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { GoogleDirectoryEntry } from '../schema/directory-schema'
import type { CheckContext } from './check'
import { privateKeyFault } from './private-key'

/** What Google calls the key file of a service account, as far as Brevet uses it. Its addresses are not believed. */
const serviceAccount = z.object({
  type: z.literal('service_account'),
  client_email: z.string().min(1),
  private_key: z.string().refine((key) => privateKeyFault(key) === null),
  private_key_id: z.string().min(1),
})

export function checkGoogleDirectory(entry: GoogleDirectoryEntry, path: ConfigPath, { log }: CheckContext): void {
  if (readAccount(entry.credentials) === null)
    log.fault([...path, 'credentials'], 'must be the JSON key of a service account, as Google hands it out')
  if (domainOf(entry.subject) === null)
    log.fault([...path, 'subject'], 'must be the e-mail address of an administrator')
}

function readAccount(text: string): z.output<typeof serviceAccount> | null {
  try {
    return serviceAccount.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function domainOf(address: string): string | null {
  const [, domain] = /^[^@\s]+@([^@\s]+)$/.exec(address) ?? []
  return domain?.toLowerCase() ?? null
}

export function toGoogleDirectory(entry: GoogleDirectoryEntry): GoogleDirectoryConfig {
  const { ask = 'always', subject, domains = [domainOf(subject) ?? ''], tokenUrl, apiUrl } = entry
  const account = readAccount(entry.credentials)
  return {
    kind: 'google',
    ask,
    clientEmail: account?.client_email ?? '',
    privateKey: secret(account?.private_key ?? ''),
    keyId: account?.private_key_id ?? '',
    subject,
    domains: domains.map((domain) => domain.toLowerCase()),
    tokenUrl,
    apiUrl: new URL(apiUrl).origin,
  }
}
