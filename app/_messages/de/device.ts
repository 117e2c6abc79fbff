import type { device as en } from '../en/device'
import type { Translation } from '../translation'

export const device = {
  unknown: 'Unbekannter Browser',
  program: '{name}, ein Programm',
  browserOnSystem: '{name} auf {system}',
} as const satisfies Translation<typeof en>
