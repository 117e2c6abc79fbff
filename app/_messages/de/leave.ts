import type { leave as en } from '../en/leave'
import type { Translation } from '../translation'

export const leave = {
  title: 'Einen Moment',
  toProvider: 'Weiter zu Ihrem Identity-Provider',
  toAws: 'Weiter zur AWS-Konsole',
} as const satisfies Translation<typeof en>
