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
  noLonger: {
    role: 'länger gibt es die Rolle nicht',
    grant: 'länger gilt Ihre Freigabe nicht',
    method: 'länger gibt AWS es durch diese Methode nicht',
    chaining: 'länger gibt AWS es über eine andere Rolle nicht',
    'sign-in': 'Ihre Anmeldung endet <time></time>',
    provider: 'länger gibt es der Identity-Provider Ihres Unternehmens nicht',
  },
  noLongerGrant: 'länger gilt die Freigabe {grant} nicht',
} as const satisfies Translation<typeof en>
