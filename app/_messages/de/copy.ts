import type { copy as en } from '../en/copy'
import type { Translation } from '../translation'

export const copy = {
  refused: 'Der Browser hat das Kopieren abgelehnt. Markieren Sie den Text und kopieren Sie ihn selbst.',
  link: 'Link kopieren',
  linkCopied: 'Link kopiert',
} as const satisfies Translation<typeof en>
