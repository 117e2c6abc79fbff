import { formatAccountId, type RoleTarget } from './access-view'

interface RefusalDetails {
  readonly title: string
  readonly code: string
  /** Empty when nothing was recorded. */
  readonly reference: string
  /** What was asked for; null when it is not known. */
  readonly target: RoleTarget | null
  /** Label of the source through which the person signed in; null when it is not known. */
  readonly source?: string | null
  readonly at?: Date
}

/**
 * What somebody sends to whoever can fix it: plain lines, nothing secret. In English whatever the page speaks, as the audit is, for they
 * search in both; the title is what the person read.
 */
export function refusalDetails({ title, code, reference, target, source = null, at }: RefusalDetails): string {
  const lines = [`Brevet says: ${title}`]
  if (target) {
    const { account, role } = target
    lines.push(`Role: ${role.name} in ${account.name} (${formatAccountId(account.id)})`)
    lines.push(`Method: ${role.method[0]}`)
  }
  if (code) lines.push(`Code: ${code}`)
  if (reference) lines.push(`Reference: ${reference}`)
  if (source !== null) lines.push(`Signed in through: ${source}`)
  if (at) lines.push(`Time: ${at.toISOString()}`)
  return lines.join('\n')
}
