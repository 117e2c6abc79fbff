import { useTexts } from '#texts'
import type { AuditEvent } from '@/lib/domain/audit-event'
import { directoryKinds } from '@/lib/domain/group-list'
import { groupRefusalOf } from '@/lib/domain/group-refusal'

/** How many groups a sign-in brought, and where they were found. */
export function useGroups({ details }: AuditEvent): string | null {
  const t = useTexts('auditRow')
  const [n, from] = [details['groups'], directoryKinds.find((kind) => kind === details['groupsFrom'])]
  if (typeof n !== 'number') return null
  return from ? t(`groupsBy.${from}`, { n: String(n) }) : t('groupsInAnswer', { n: String(n) })
}

/** What to do about groups that could not be found out. */
export function useGroupAdvice({ code, details }: AuditEvent): string | null {
  const t = useTexts('groupAdvice')
  const refusal = groupRefusalOf(code, details)
  return refusal && t(`${refusal.code}.${refusal.reason}` as GroupAdvice)
}

/** Every reason has its message by its code: a missing one does not compile there. */
type GroupAdvice = 'groups_incomplete.no_directory'
