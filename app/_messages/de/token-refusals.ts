import type { tokenRefusals as en } from '../en/token-refusals'
import type { Translation } from '../translation'

const noTrust =
  'AWS konnte nicht prüfen, was Brevet über Sie sagt; das liegt an der Einrichtung des Kontos. Es wurde nichts ausgestellt.'
const brokenWord =
  'AWS konnte nichts anfangen mit dem, was Brevet über Sie sagt. Es wurde nichts ausgestellt. Ein neuer Versuch hilft nicht.'
const register = `${noTrust} Die Zuständigen des Kontos müssen Brevet dort zuerst eintragen.`
const yourName =
  'Der Name, der in den Aufzeichnungen von AWS stünde, hat eine Form, die AWS ablehnt. Es wurde nichts ausgestellt.'
const brevetsClock = 'Versuchen Sie es noch einmal. Bleibt es dabei, so geht die Uhr von Brevet falsch.'
const anew =
  'Versuchen Sie es noch einmal. Bleibt es dabei, so melden Sie sich ab und neu an und versuchen Sie es dann wieder.'

export const tokenRefusals = {
  sts_token_rejected: {
    'provider-not-registered': {
      title: 'Das Konto kennt Brevet nicht',
      advice: register,
      admin:
        'Das Konto hat keinen OIDC-Provider, dessen URL gleich aws.webIdentity.issuer ist, auch im Schrägstrich am Ende und in Groß- und Kleinschreibung.',
    },
    'provider-missing': {
      title: 'Das Konto kennt Brevet nicht',
      advice: register,
      admin:
        'Das Konto hat keinen SAML-Provider mit dem Namen in aws.saml.providerName; bei assertion: mit dem Namen, der neben der Rolle im Attribut Role steht.',
    },
    audience: {
      title: 'Das Konto erwartet ein anderes Portal',
      advice: `${noTrust} Die Adresse, der es vertraut, ist nicht die, die Brevet benutzt.`,
      admin:
        'Beim OIDC-Provider muss aws.webIdentity.audience als Client-ID stehen; bei SAML ist die Audience die der Partition.',
    },
    thumbprint: {
      title: 'Das Konto hat ein altes Zertifikat von Brevet',
      advice: noTrust,
      admin:
        'Die Thumbprints des OIDC-Providers passen zu keinem Zertifikat mehr. Bei einem öffentlichen Zertifikat sind keine nötig.',
    },
    signature: {
      title: 'Das Konto hat einen alten Schlüssel von Brevet',
      advice: `${noTrust} Die Zuständigen des Kontos müssen erneuern, was dort über Brevet steht.`,
      admin:
        'IAM ruft nie Metadaten ab: Geben Sie dem SAML-Provider die heutigen Metadaten, die von Brevet oder bei assertion die des Providers Ihres Unternehmens.',
    },
    'assertion-unsigned': {
      title: 'AWS fand keine Signatur',
      advice: brokenWord,
      admin:
        'Die Assertion selbst muss signiert sein, nicht nur die Response. Der Provider eines Unternehmens hat dafür eine Einstellung.',
    },
    'response-invalid': {
      title: 'AWS konnte die Antwort nicht lesen',
      advice: brokenWord,
      admin:
        'AWS sagt das auch, wenn Conditions, AuthnStatement, das Format der NameID, Recipient oder NotOnOrAfter fehlt.',
    },
    issuer: {
      title: 'Das Konto erwartet einen anderen Aussteller',
      advice: noTrust,
      admin:
        'In den Metadaten des SAML-Providers muss die Entity-ID aus aws.saml.entityId stehen; bei assertion die des Providers Ihres Unternehmens.',
    },
    'role-not-in-assertion': {
      title: 'AWS fand die Rolle nicht in der Antwort',
      advice: brokenWord,
      admin:
        'Rolle und SAML-Provider müssen in einem Konto sein, und die Rolle muss den Pfad haben, den brevet.yaml nennt.',
    },
    'session-name': {
      title: 'AWS hat Ihren Namen nicht angenommen',
      advice: yourName,
      admin: 'RoleSessionName darf nur aus 2 bis 64 Buchstaben, Ziffern und =,.@-_+ bestehen.',
    },
    'source-identity': {
      title: 'AWS hat Ihren Namen nicht angenommen',
      advice: yourName,
      admin:
        'SourceIdentity darf nur aus 2 bis 64 Buchstaben, Ziffern und =,.@-_+ bestehen und nicht mit „aws:“ beginnen.',
    },
    'claim-rejected': {
      title: 'AWS hat eine Angabe über Sie abgelehnt',
      advice: brokenWord,
      admin:
        'Ein Claim ist ungültig, abgelaufen oder widerrufen, oder der Provider hat einen Fehler gemeldet: Prüfen Sie zuerst die Uhr.',
    },
  },
  sts_token_expired: {
    'token-expired': {
      title: 'Die Anfrage war für AWS zu alt',
      advice: brevetsClock,
      admin: 'Das Token gilt fünf Minuten: Prüfen Sie die Uhr des Rechners.',
    },
    'token-too-old': {
      title: 'Die Anfrage war für AWS zu alt',
      advice: brevetsClock,
      admin: 'AWS begrenzt das Alter seit iat ebenso wie exp: Prüfen Sie die Uhr des Rechners.',
    },
    'response-expired': {
      title: 'Ihre Anmeldung war für AWS zu alt',
      advice: anew,
      admin: 'NotOnOrAfter war vorbei: Prüfen Sie die Uhr des Rechners oder die des Providers Ihres Unternehmens.',
    },
    'response-too-old': {
      title: 'Ihre Anmeldung war für AWS zu alt',
      advice: anew,
      admin: 'Eine Assertion muss binnen fünf Minuten nach ihrem IssueInstant eingelöst werden: Prüfen Sie die Uhren.',
    },
  },
  sts_issuer_unreachable: {
    'key-not-retrieved': {
      title: 'AWS kann Brevets Schlüssel nicht lesen',
      advice:
        'AWS muss zwei öffentliche Dokumente von Brevet abrufen und konnte es nicht. Es wurde nichts ausgestellt. Versuchen Sie es in einer Minute noch einmal.',
      admin:
        'AWS gibt nach fünf Sekunden auf. Discovery-Dokument und JWKS müssen im öffentlichen Internet mit einem öffentlichen Zertifikat antworten.',
    },
    'issuer-silent': {
      title: 'AWS kann Brevet nicht erreichen',
      advice:
        'AWS muss zwei öffentliche Dokumente von Brevet abrufen und bekam keine Antwort. Brevet hat dreimal gefragt. Versuchen Sie es noch einmal.',
      admin: 'AWS konnte aws.webIdentity.issuer nicht erreichen: Prüfen Sie DNS, Firewall und Zertifikat von außen.',
    },
  },
} as const satisfies Translation<typeof en>
