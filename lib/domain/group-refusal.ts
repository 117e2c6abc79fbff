import type { ErrorCode, SafeDetails } from './errors'

/**
 * Why somebody's groups could not be found out, where there is something to put right: the reasons of these codes. They stand in the
 * audit, and each has advice for administrators.
 */
export const groupRefusals = {
  groups_incomplete: ['no_directory', 'directory_differs', 'person_unnamed', 'person_differs', 'other_tenant'],
  directory_unreachable: ['network', 'timeout', 'throttled', 'status'],
  directory_misconfigured: [
    'credentials',
    'permission',
    'person_unknown',
    'answer_malformed',
    'too_large',
    'too_many_groups',
    'redirect',
    'next_page_elsewhere',
    'status',
  ],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>

export type GroupRefusalCode = keyof typeof groupRefusals

/** The reasons that a code can have. */
export type GroupRefusalReason<Code extends GroupRefusalCode = GroupRefusalCode> = (typeof groupRefusals)[Code][number]

/** A refusal by code and reason, as its advice is found; null for any other. */
export function groupRefusalOf(
  code: ErrorCode | null,
  details: SafeDetails,
): { readonly code: GroupRefusalCode; readonly reason: GroupRefusalReason } | null {
  const known = code !== null && isGroupRefusal(code) ? code : null
  const reasons: readonly GroupRefusalReason[] = known ? groupRefusals[known] : []
  const reason = reasons.find((candidate) => candidate === details['reason'])
  return known && reason ? { code: known, reason } : null
}

function isGroupRefusal(code: ErrorCode): code is GroupRefusalCode {
  return Object.hasOwn(groupRefusals, code)
}
