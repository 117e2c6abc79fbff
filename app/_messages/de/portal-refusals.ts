import type { portalRefusals as en } from '../en/portal-refusals'
import type { Translation } from '../translation'

export const portalRefusals = {
  not_signed_in: {
    title: 'Sie sind nicht angemeldet',
    advice:
      'Ihre Sitzung ist zu Ende oder wurde nie begonnen. Melden Sie sich an und versuchen Sie es dann noch einmal.',
  },
  api_token_refused: {
    title: 'Dieses Token gilt nicht',
    advice:
      'Es wurde nie ausgestellt, wurde beendet oder ist abgelaufen. Auf der Seite Ihrer Sitzungen in Brevet können Sie ein neues erstellen.',
  },
  api_token_asleep: {
    title: 'Sie sind nirgends angemeldet',
    advice:
      'Ein Token handelt für Sie, solange Sie bei Brevet angemeldet sind. Melden Sie sich dort im Browser an und versuchen Sie es erneut.',
  },
  api_token_scope: {
    title: 'Dieses Token darf das nicht',
    advice:
      'Es wurde für weniger erstellt. Auf der Seite Ihrer Sitzungen in Brevet können Sie eines mit dem nötigen Umfang erstellen.',
  },
  api_token_limit: {
    title: 'Mehr Tokens sind nicht möglich',
    advice: 'Beenden Sie eines, das Sie nicht mehr brauchen, und erstellen Sie dann das neue.',
  },
  origin_refused: {
    title: 'Diese Anfrage kam nicht von Brevet',
    advice:
      'Eine andere Website wollte in Ihrem Namen handeln, oder das Portal ist für eine andere Adresse eingerichtet. Es ist nichts geschehen.',
  },
  request_malformed: {
    title: 'Die Anfrage war nicht zu verstehen',
    advice: 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
  rate_limited: {
    title: 'Zu viel auf einmal',
    advice:
      'Das wurde öfter verlangt, als Brevet in einer Minute zulässt. Es ist nichts geschehen. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  },
  not_found: {
    title: 'Hier ist nichts',
    advice: 'Vielleicht ist die Adresse vertippt, oder es gibt nicht mehr, was dahinter war.',
  },
  not_entitled: {
    title: 'Diese Rolle gibt es für Sie nicht',
    advice:
      'Die Rolle existiert nicht, oder keine Freigabe gibt sie Ihnen. Prüfen Sie Konto und Rolle, oder fragen Sie diejenigen, die die Zugänge vergeben.',
  },
  keys_not_allowed: {
    title: 'Diese Rolle gibt keine Schlüssel',
    advice: 'Sie darf nur in der Konsole benutzt werden.',
  },
  console_not_allowed: {
    title: 'Diese Rolle öffnet die Konsole nicht',
    advice: 'Sie darf nur mit Schlüsseln benutzt werden.',
  },
  console_opens_whole: {
    title: 'Auf diesem Weg öffnet sich die ganze Rolle',
    advice:
      'AWS schränkt bei seiner SAML-Anmeldung nichts ein. Es wurde nichts geöffnet. Nehmen Sie den anderen Weg, um die Sitzung einzuschränken, oder schränken Sie nichts ein.',
  },
  destination_not_allowed: {
    title: 'Das ist keine Adresse der Konsole',
    advice: 'Brevet öffnet Seiten der AWS-Konsole in der Partition des Kontos und sonst nichts.',
  },
  reason_required: {
    title: 'Diese Rolle fragt nach dem Grund',
    advice: 'Geben Sie eine Begründung an, oder das Ticket in der gezeigten Form. Es wurde nichts ausgestellt.',
  },
  sign_in_ends_soon: {
    title: 'Ihre Anmeldung endet zu bald',
    advice:
      'Was diese Rolle ausgibt, endet mit Ihrer Anmeldung, und AWS gibt nichts unter 15 Minuten. Melden Sie sich ab und neu an und versuchen Sie es dann noch einmal.',
  },
  proof_missing: {
    title: 'Diese Rolle braucht eine andere Anmeldung',
    advice:
      'AWS verlangt hier selbst die Antwort einer Unternehmensanmeldung, und Sie kamen auf einem anderen Weg. Melden Sie sich ab und dann über die Anmeldung Ihres Unternehmens an; gibt es keine, so sagen Sie es Ihrem Brevet-Team.',
  },
  proof_expired: {
    title: 'Melden Sie sich für diese Rolle neu an',
    advice:
      'AWS verlangt hier die Antwort Ihres Unternehmens selbst, und was Brevet davon hat, ist abgelaufen und ließ sich nicht erneuern. Melden Sie sich ab und neu an und fragen Sie dann noch einmal.',
  },
  assertion_stale: {
    title: 'Ihr Unternehmen bestätigt Sie neu',
    advice:
      'Für diese Rolle zählt bei AWS das Wort Ihres Unternehmens, und zwar fünf Minuten lang. Es wurde nichts ausgestellt. Lassen Sie sich von Ihrem Unternehmen bestätigen und fragen Sie dann noch einmal.',
  },
  assertion_without_role: {
    title: 'Ihr Unternehmen nennt diese Rolle nicht',
    advice:
      'In Brevet dürfen Sie sie benutzen, aber hier richtet sich AWS nach dem Wort Ihres Unternehmens, und das nennt diese Rolle nicht. Es wurde nichts ausgestellt. Wer die Anmeldung Ihres Unternehmens betreibt, muss sie in das aufnehmen, was an AWS geht.',
  },
} as const satisfies Translation<typeof en>
