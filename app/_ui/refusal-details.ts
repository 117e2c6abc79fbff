import { formatAccountId, type RoleTarget } from './access-view'

interface RefusalDetails {
  readonly title: string
  readonly code: string
  /** Empty when nothing was recorded. */
  readonly reference: string
  /** What was asked for; null when it is not known. */
  readonly target: RoleTarget | null
}

/** What somebody sends to whoever can fix it: plain lines, nothing secret. */
export function refusalDetails({ title, code, reference, target }: RefusalDetails): string {
  const lines = [`Brevet says: ${title}`]
  if (target) {
    const { account, role } = target
    lines.push(`Role: ${role.name} in ${account.name} (${formatAccountId(account.id)})`)
  }
  if (code) lines.push(`Code: ${code}`)
  if (reference) lines.push(`Reference: ${reference}`)
  return lines.join('\n')
}
