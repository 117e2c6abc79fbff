import type { RevocationWish } from '@/lib/broker/revocation-plan'
import { BrevetError } from '@/lib/domain/errors'

/** Whose sessions of which role, as addresses, forms and the API name them: `source` and `subject`, and `role` as `<account id>/<name>`. */
export function readRevocationWish(read: (field: 'source' | 'subject' | 'role') => string | null): RevocationWish {
  const [source, subject, role] = [read('source'), read('subject'), read('role')]
  if ((source === null) !== (subject === null)) throw new BrevetError('request_malformed', { field: 'subject' })
  if (source === null && role === null) throw new BrevetError('request_malformed', { field: 'role' })
  const [, accountId, name] = /^(\d{12})\/([\w+=,.@-]{1,64})$/.exec(role ?? '') ?? []
  if (role !== null && (!accountId || !name)) throw new BrevetError('request_malformed', { field: 'role' })
  return {
    person: source !== null && subject !== null ? { source, subject } : null,
    role: accountId && name ? { accountId, name } : null,
  }
}
