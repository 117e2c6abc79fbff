import type { providerDenials as en } from '../en/provider-denials'
import type { Translation } from '../translation'

const nothing = 'Es wurde nichts ausgestellt.'
const allowed = 'In Brevet dürfen Sie sie benutzen.'
const sendDetails = `${nothing} Schicken Sie den Zuständigen des Kontos die Angaben unten.`

export const providerDenials = {
  'trust-policy': {
    advice: `${allowed} Die Rolle in AWS vertraut der Anmeldung Ihres Unternehmens bei dieser Anfrage nicht, oder es gibt sie nicht. ${sendDetails}`,
  },
  'tag-session': {
    advice: `${allowed} Die Rolle in AWS nimmt von der Anmeldung Ihres Unternehmens noch keine Session-Tags an. ${sendDetails}`,
    admin: 'Was der Provider des Unternehmens sagt, trägt Session-Tags, und sts:TagSession ist dafür nicht erlaubt.',
  },
  'set-source-identity': {
    advice: `${allowed} Die Rolle in AWS lässt die Anmeldung Ihres Unternehmens nicht sagen, wer Sie sind. ${sendDetails}`,
    admin:
      'Was der Provider des Unternehmens sagt, trägt eine Source Identity, und sts:SetSourceIdentity ist dafür nicht erlaubt.',
  },
} as const satisfies Translation<typeof en>
