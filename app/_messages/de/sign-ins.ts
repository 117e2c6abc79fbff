import type { signIns as en } from '../en/sign-ins'
import type { Translation } from '../translation'

export const signIns = {
  title: 'Anmeldungen bei Brevet <n>{count, number}</n>',
  others: 'Andere abmelden',
  columns: {
    device: 'Gerät',
    provider: 'Anmeldeweg',
    address: 'Adresse',
    since: 'Seit',
    lastSeen: 'Zuletzt gesehen',
    ends: 'Endet',
    signOut: 'Abmelden',
  },
  isThis: 'Dieser Browser',
  unknown: 'unbekannt',
  signOut: 'Abmelden',
  signOutOf: '{device} abmelden',
  nowhereElse: 'Sie sind nirgendwo sonst angemeldet.',
} as const satisfies Translation<typeof en>
