import type { limits as en } from '../en/limits'
import type { Translation } from '../translation'

export const limits = {
  longest: {
    role: 'länger gibt es diese Rolle nicht',
    grant: 'länger gilt Ihre Freigabe nicht',
    method: 'länger gibt AWS sie in diesem Konto nicht',
    chaining: 'länger gibt AWS sie über eine andere Rolle nicht',
    'sign-in': 'dann endet Ihre Anmeldung',
    provider: 'länger gibt sie Ihr Unternehmen nicht',
  },
} as const satisfies Translation<typeof en>
