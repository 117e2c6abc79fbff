import { useState } from 'react'
import { safeProfileName } from '@/lib/handout/key-formats'
import type { RoleTarget } from './access-view'
import { initialProfile } from './keys-format'
import { recall, remember } from './preferences'

/** The name of a role's section in a credentials file. */
export interface ProfileName {
  /** What is written: always a safe name. */
  readonly name: string
  /** As the field shows it: empty while the person clears it. */
  readonly typed: string
  readonly type: (text: string) => void
}

/** The name, changed as it is typed to what no SDK wants quoted, and remembered for this role. */
export function useProfileName(target: RoleTarget): ProfileName {
  const preference = `profile.${target.role.id}` as const
  const [typed, setTyped] = useState(() => initialProfile(target, recall(preference)))
  return {
    typed,
    name: typed || initialProfile(target, null),
    type: (text) => {
      const safe = text.trimStart() === '' ? '' : safeProfileName(text).slice(0, 128)
      setTyped(safe)
      remember(preference, safe)
    },
  }
}
