import type { denials as en } from '../en/denials'
import type { Translation } from '../translation'

const title = 'AWS hat diese Rolle nicht ausgegeben'
const allowed = 'In Brevet dürfen Sie sie benutzen.'
const sendDetails = 'Es wurde nichts ausgestellt. Schicken Sie den Zuständigen des Kontos die Angaben unten.'
const nothing = 'Es wurde nichts ausgestellt.'
const noRetry = 'Es wurde nichts ausgestellt. Ein neuer Versuch hilft nicht.'

export const denials = {
  sts_denied: {
    'trust-policy': {
      title,
      advice: `${allowed} Die Rolle in AWS vertraut Brevet bei dieser Anfrage nicht, oder es gibt sie nicht. ${sendDetails}`,
      admin:
        'AWS gibt diese eine Antwort bei fehlender Rolle, bei fehlendem Statement und bei nicht erfüllter Bedingung. Vergleichen Sie die Trust Policy mit der unten.',
    },
    'tag-session': {
      title,
      advice: `${allowed} Die Rolle in AWS nimmt von Brevet noch keine Session-Tags an. ${sendDetails}`,
      admin: 'Die Anfrage trägt Session-Tags, und sts:TagSession ist für sie nicht erlaubt.',
    },
    'set-source-identity': {
      title,
      advice: `${allowed} Die Rolle in AWS lässt Brevet nicht sagen, wer Sie sind. ${sendDetails}`,
      admin: 'Die Anfrage trägt eine Source Identity, und sts:SetSourceIdentity ist für sie nicht erlaubt.',
    },
    'explicit-deny': {
      title: 'Eine Regel in AWS verbietet diese Rolle',
      advice: `Eine Policy Ihrer Organisation verbietet sie, was auch immer sie sonst erlaubt. ${noRetry}`,
      admin:
        'AWS nennt die Art der Policy, die verbietet. Kein Allow wiegt sie auf: Ändern Sie das Deny, oder passen Sie seine Bedingung an Brevet an.',
    },
    'identity-policy': {
      title,
      advice: `${allowed} Entweder lässt das Konto die Anfrage von Brevet nicht zu, oder Brevets eigene AWS-Identität darf sie nicht stellen: Was von beidem, sagt AWS nicht. ${sendDetails}`,
      admin:
        'AWS gebraucht für beide Seiten dieselben Worte, und beide müssen die Anfrage erlauben: die Trust Policy der Rolle, in der auch ihre ExternalId zählt, und eine Policy von Brevets eigener AWS-Identität; bei federation-token und session-token eine Policy des IAM-Benutzers im Konto.',
    },
  },
  mfa_code_required: {
    'mfa-missing': {
      title: 'Diese Rolle verlangt einen Code',
      advice: 'Geben Sie die sechs Ziffern ein, die Ihr Authenticator zeigt, und versuchen Sie es dann noch einmal.',
      admin: 'Eine Policy verlangt MFA, und die Anfrage trug weder Seriennummer noch Code.',
    },
  },
  mfa_code_rejected: {
    'mfa-wrong': {
      title: 'AWS hat den Code nicht angenommen',
      advice:
        'Er war vertippt, zu alt oder schon verwendet: Jeder Code gilt einmal. Warten Sie auf den nächsten und geben Sie den ein. Brevet sendet keinen Code zweimal.',
      admin:
        'Der Code war falsch oder verbraucht. Scheitert jeder Code, so geht die Uhr des Geräts falsch: Synchronisieren Sie es in IAM neu.',
    },
    'mfa-serial': {
      title: 'AWS kennt das MFA-Gerät nicht',
      advice:
        'Kein Code kann gelten, solange das Gerät in Brevet nicht so eingerichtet ist wie in AWS. Nach vielen Versuchen antwortet AWS ebenso: Warten Sie dann drei Minuten.',
      admin:
        'Die Seriennummer in brevet.yaml muss die ARN eines MFA-Geräts sein, das diesem IAM-Benutzer zugewiesen ist. Ein Gerät nimmt neun Codes in drei Minuten an.',
    },
  },
  aws_credentials_rejected: {
    'key-unknown': {
      title: 'AWS kennt Brevet nicht',
      advice: `AWS hat Brevets eigene Schlüssel nicht angenommen. ${noRetry}`,
      admin:
        'Der Access Key ist gelöscht, inaktiv oder aus einer anderen Partition, oder die Region ist für sein Konto nicht freigeschaltet.',
    },
    'session-ended': {
      title: 'Brevets eigene AWS-Sitzung ist zu Ende',
      advice: `Brevet muss sie erneuern, bevor es etwas verlangen kann. ${nothing} Versuchen Sie es in einer Minute noch einmal.`,
      admin:
        'Die Zugangsdaten aus Brevets Umgebung sind abgelaufen: Prüfen Sie, was sie erneuert, etwa die Rolle der Instanz oder des Tasks.',
    },
    clock: {
      title: 'Die Uhren von Brevet und AWS stimmen nicht überein',
      advice: `AWS nimmt nichts an, das zu alt oder zu neu aussieht. ${nothing}`,
      admin: 'Die Uhr des Rechners geht um Minuten falsch: Prüfen Sie ihren Abgleich.',
    },
    'signature-mismatch': {
      title: 'AWS hat Brevets Signatur nicht angenommen',
      advice: `Brevets eigenes Geheimnis passt nicht zu seinem Schlüssel. ${noRetry}`,
      admin:
        'Der Secret Access Key gehört nicht zum Access Key, oder etwas zwischen Brevet und AWS verändert Anfragen.',
    },
    'signature-absent': {
      title: 'AWS sah keine Signatur von Brevet',
      advice: `Die Anfrage hat ihre Signatur verloren oder hatte nie eine. ${nothing}`,
      admin: 'Etwas zwischen Brevet und AWS entfernt oder verändert Header: Suchen Sie nach einem Proxy.',
    },
  },
} as const satisfies Translation<typeof en>
