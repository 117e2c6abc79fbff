import type { awsRefusals as en } from '../en/aws-refusals'
import type { Translation } from '../translation'

const askTeam = 'Nennen Sie Ihrem Brevet-Team die Referenz unten.'
const ifItStays = 'Bleibt es dabei, so nennen Sie Ihrem Brevet-Team die Referenz unten.'
const ifThatFails = 'Hilft das nicht, so nennen Sie Ihrem Brevet-Team die Referenz unten.'

export const awsRefusals = {
  sts_denied: {
    title: 'AWS hat diese Rolle nicht ausgegeben',
    advice:
      'Die Trust Policy der Rolle lässt diese Anfrage nicht zu, oder die Rolle gibt es im Konto nicht. Es wurde nichts ausgestellt. Bitten Sie die Zuständigen des Kontos, die Trust Policy zu prüfen.',
  },
  sts_token_rejected: {
    title: 'AWS hat nicht anerkannt, wer Sie sind',
    advice: `AWS konnte nicht prüfen, was Brevet über Sie sagt. Vielleicht ist Brevet in dem Konto nicht als Identity-Provider eingetragen. ${askTeam}`,
  },
  sts_token_expired: {
    title: 'Die Anfrage war für AWS zu alt',
    advice: `Vielleicht geht die Uhr von Brevet falsch. Versuchen Sie es noch einmal. ${ifItStays}`,
  },
  sts_issuer_unreachable: {
    title: 'AWS kann Brevet nicht erreichen',
    advice: `AWS muss zwei öffentliche Dokumente von Brevet abrufen und konnte es nicht. Versuchen Sie es noch einmal. ${ifItStays}`,
  },
  sts_policy_too_large: {
    title: 'Zu viel für eine Sitzung',
    advice: `Tags und Policies dieser Sitzung sind größer, als AWS zulässt. Es wurde nichts ausgestellt. Schränken Sie mit weniger Angaben ein. ${ifThatFails}`,
  },
  sts_request_rejected: {
    title: 'AWS hat die Anfrage abgelehnt',
    advice: `Was verlangt wurde, gibt AWS für diese Rolle nicht. Es wurde nichts ausgestellt. Versuchen Sie es ohne Einschränkungen. ${ifThatFails}`,
  },
  sts_region_disabled: {
    title: 'STS ist in dieser Region abgeschaltet',
    advice:
      'Das Konto lässt AWS STS in der gefragten Region nicht zu, und keine andere eingestellte Region half weiter. Die Zuständigen des Kontos können STS für die Region aktivieren (IAM, Account settings, Security Token Service) oder die Region selbst freischalten (Account, AWS Regions); Ihr Brevet-Team kann eine andere Region einstellen.',
  },
  sts_throttled: {
    title: 'AWS bittet um Geduld',
    advice: 'Im Augenblick erreichen AWS zu viele Anfragen. Versuchen Sie es in ein paar Sekunden noch einmal.',
  },
  sts_unreachable: {
    title: 'AWS antwortet nicht',
    advice:
      'Keine Region von AWS STS hat rechtzeitig geantwortet. Es wurde nichts ausgestellt. Versuchen Sie es in einer Minute noch einmal.',
  },
  mfa_code_required: {
    title: 'Ein Einmalcode wird gebraucht',
    advice:
      'Diese Rolle verlangt den Code eines MFA-Geräts. Geben Sie die sechs Ziffern ein, die das Gerät zeigt, und fragen Sie noch einmal.',
  },
  mfa_code_rejected: {
    title: 'AWS hat den Code nicht angenommen',
    advice:
      'Ein Code gilt einmal und etwa eine Minute. Warten Sie auf den nächsten und geben Sie den ein; von selbst wird keiner noch einmal gesendet. Scheitern auch neue Codes, so sagen Sie es Ihrem Brevet-Team.',
  },
  aws_credentials_missing: {
    title: 'Brevet hat keine AWS-Schlüssel für dieses Konto',
    advice: `Die Rolle braucht eigene AWS-Zugangsdaten von Brevet, und es gibt keine. ${askTeam}`,
  },
  aws_credentials_rejected: {
    title: 'AWS nimmt Brevets eigene Schlüssel nicht an',
    advice: `Die Zugangsdaten, mit denen Brevet bei AWS anfragt, sind unbekannt, abgelaufen oder aus einem anderen Konto. ${askTeam}`,
  },
  issuer_key_unavailable: {
    title: 'Der Schlüssel, der für AWS unterschreibt, ist nicht erreichbar',
    advice: `Er liegt in AWS KMS, und von dort kam keine Unterschrift. Es wurde nichts ausgestellt. Versuchen Sie es in einer Minute noch einmal. ${askTeam}`,
  },
  console_unreachable: {
    title: 'Die Anmeldung von AWS antwortet nicht',
    advice:
      'Die Konsole lässt sich im Augenblick nicht öffnen. Schlüssel gehen weiterhin, wo die Rolle sie gibt. Versuchen Sie es in einer Minute noch einmal.',
  },
  console_unknown: {
    title: 'Brevet kennt diese Konsole nicht',
    advice:
      'Für die Partition dieses Kontos veröffentlicht AWS keine Adresse der Konsole. Ihr Brevet-Team kann sie in der Konfiguration unter aws.console.partitions angeben. Schlüssel gehen weiterhin, wo die Rolle sie gibt.',
  },
  console_sign_out_unavailable: {
    title: 'AWS kann hier nicht zuerst abmelden',
    advice:
      'In dieser Partition geht AWS nach dem Abmelden nicht weiter zur Konsole. Melden Sie sich in der Konsole selbst ab und öffnen Sie sie dann von hier.',
  },
  console_refused: {
    title: 'Die Anmeldung von AWS hat abgelehnt',
    advice: `AWS hat aus der Sitzung keine Anmeldung an der Konsole gemacht. Schlüssel gehen weiterhin, wo die Rolle sie gibt. ${askTeam}`,
  },
  config_invalid: { title: 'Die Konfiguration ist fehlerhaft', advice: askTeam },
  store_unavailable: {
    title: 'Brevet ist nicht verfügbar',
    advice: 'Die Datenbank antwortet nicht. Es wurde nichts ausgestellt. Versuchen Sie es in einer Minute noch einmal.',
  },
  store_locked: {
    title: 'Brevet ist nicht verfügbar',
    advice: 'Die Datenbank wird von einem anderen Prozess benutzt.',
  },
  audit_unavailable: {
    title: 'Es wurde nichts ausgestellt',
    advice:
      'Brevet konnte sein Protokoll nicht schreiben, und ohne das stellt es nichts aus. Versuchen Sie es in einer Minute noch einmal.',
  },
  internal: {
    title: 'Brevet konnte das nicht tun',
    advice: `Das ist ein Fehler von Brevet. Es wurde nichts ausgestellt. ${askTeam}`,
  },
} as const satisfies Translation<typeof en>
