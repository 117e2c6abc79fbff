import type { malformedRequests as en } from '../en/malformed-requests'
import type { Translation } from '../translation'

const nothing = 'Es wurde nichts ausgestellt.'
const narrowing = 'So lässt sich diese Sitzung nicht einschränken'

export const malformedRequests = {
  'field-unknown': {
    title: 'Die Anfrage hat ein Feld, das Brevet nicht kennt',
    advice: `Eine verschriebene Wahl darf nicht als keine gelten. ${nothing} Prüfen Sie die Namen der Felder, oder laden Sie die Seite neu.`,
  },
  'policies-add-up': {
    title: narrowing,
    advice: `AWS zählt die Policies einer Sitzung zusammen; „nur lesen“ neben einer Policy wäre also weiter als jedes für sich. ${nothing} Wählen Sie eines von beiden.`,
  },
  'role-has-a-policy': {
    title: narrowing,
    advice: `Eine Policy der Rolle begrenzt schon jede ihrer Sitzungen, und daneben kann weder „nur lesen“ noch eine andere Policy stehen. ${nothing} Schränken Sie nach Dienst, Region oder Adresse ein, oder gar nicht.`,
  },
  'method-takes-no-policy': {
    title: 'Diese Rolle lässt sich nicht einschränken',
    advice: `Für eine Sitzung dieser Art nimmt AWS keine Grenzen an. ${nothing} Fragen Sie ohne Einschränkung.`,
  },
  'policy-not-offered': {
    title: 'Diese Policy bietet die Rolle nicht an',
    advice: `Ihre Freigaben nennen sie für diese Rolle nicht. ${nothing} Wählen Sie eine der angebotenen; laden Sie die Seite neu, um sie zu sehen.`,
  },
  'services-malformed': {
    title: 'Das sind keine Dienste von AWS',
    advice: `Eine Sitzung wird auf höchstens zehn Dienste eingeschränkt, mit ihren Kurznamen in IAM, etwa s3 oder lambda. ${nothing} Wählen Sie andere.`,
  },
  'address-unusable': {
    title: 'Ihre Adresse lässt sich nicht verwenden',
    advice: `Brevet sieht Sie unter einer Adresse, die AWS nicht sieht, etwa der eines privaten Netzes. ${nothing} Fragen Sie ohne „Nur von meiner Adresse“.`,
  },
  'region-elsewhere': {
    title: 'Diese Region gehört nicht zu dem Konto',
    advice: `Konten und Regionen von AWS liegen in getrennten Partitionen, etwa China und GovCloud, und diese Region liegt in einer anderen. ${nothing} Wählen Sie eine Region aus der Partition des Kontos.`,
  },
  'duration-too-short': {
    title: 'Die Sitzung würde zu kurz',
    advice: `AWS gibt nichts unter 15 Minuten und zählt in ganzen Sekunden. ${nothing} Wählen Sie 15 Minuten oder mehr.`,
  },
  'mfa-code-malformed': {
    title: 'Das ist kein Einmalcode',
    advice: `Ein Code hat sechs Ziffern. Er wurde nicht an AWS gesendet. ${nothing} Geben Sie die sechs Ziffern ein, die das Gerät zeigt, und fragen Sie noch einmal.`,
  },
} as const satisfies Translation<typeof en>
