import type { providerRefusals as en } from '../en/provider-refusals'
import type { Translation } from '../translation'

const nothing = 'Es wurde nichts ausgestellt.'
const noTrust = `AWS konnte nicht prüfen, was Ihr Unternehmen über Sie sagt; das liegt an der Einrichtung des Kontos. ${nothing}`
const brokenWord = `AWS konnte nichts anfangen mit dem, was die Anmeldung Ihres Unternehmens über Sie sagt. ${nothing} Ein neuer Versuch hilft nicht.`
const register = `${noTrust} Die Zuständigen des Kontos müssen sie dort zuerst eintragen.`
const clocks =
  'Melden Sie sich ab und neu an und versuchen Sie es noch einmal. Bleibt es dabei, so geht die Uhr der Anmeldung Ihres Unternehmens falsch.'
const confirm = `${nothing} Versuchen Sie es noch einmal und lassen Sie sich von Ihrem Unternehmen neu bestätigen. ${clocks}`
const yourName = `Der Name, der in den Aufzeichnungen von AWS stünde, kommt von Ihrem Unternehmen und hat eine Form, die AWS ablehnt. ${nothing}`
const companyKeys = `AWS muss zwei öffentliche Dokumente der Anmeldung Ihres Unternehmens abrufen und konnte es nicht. ${nothing} Versuchen Sie es in einer Minute noch einmal.`
const tooOld = 'Ihre Anmeldung war für AWS zu alt'

export const providerRefusals = {
  codes: {
    sts_token_rejected: {
      title: 'AWS hat nicht anerkannt, wer Sie sind',
      advice: `AWS konnte nicht prüfen, was Ihr Unternehmen über Sie sagt. ${nothing} Vielleicht ist die Anmeldung Ihres Unternehmens in dem Konto nicht als Identity-Provider eingetragen: Fragen Sie Ihr Brevet-Team.`,
    },
    sts_token_expired: { title: tooOld, advice: `${nothing} ${clocks}` },
    sts_issuer_unreachable: { title: 'AWS kann die Anmeldung Ihres Unternehmens nicht erreichen', advice: companyKeys },
  },
  reasons: {
    sts_token_rejected: {
      'provider-not-registered': {
        title: 'Das Konto kennt die Anmeldung Ihres Unternehmens nicht',
        advice: register,
        admin:
          'Das Konto hat keinen OIDC-Provider, dessen URL gleich dem iss der ID-Tokens des Unternehmens ist, auch im Schrägstrich am Ende und in Groß- und Kleinschreibung.',
      },
      'provider-missing': {
        title: 'Das Konto kennt die Anmeldung Ihres Unternehmens nicht',
        advice: register,
        admin:
          'Das Konto hat keinen SAML-Provider mit dem Namen, der im Attribut Role der Assertion neben der Rolle steht.',
      },
      audience: {
        title: 'Das Konto erwartet eine andere Anwendung',
        advice: `${noTrust} Es vertraut nicht der Anwendung, über die Sie sich angemeldet haben.`,
        admin:
          'Beim OIDC-Provider muss die Client-ID stehen, die Brevet beim Provider des Unternehmens hat; bei SAML muss dieser die Audience der Partition nennen.',
      },
      thumbprint: {
        title: 'Das Konto hat ein altes Zertifikat der Anmeldung Ihres Unternehmens',
        advice: noTrust,
        admin:
          'Die Thumbprints des OIDC-Providers passen zu keinem Zertifikat des Providers mehr, den das Unternehmen hat. Bei einem öffentlichen Zertifikat sind keine nötig.',
      },
      signature: {
        title: 'Das Konto hat einen alten Schlüssel der Anmeldung Ihres Unternehmens',
        advice: `${noTrust} Die Zuständigen des Kontos müssen erneuern, was dort über die Anmeldung Ihres Unternehmens steht.`,
        admin:
          'IAM ruft nie Metadaten ab: Geben Sie dem SAML-Provider die Metadaten, die der Provider des Unternehmens heute für seine Anwendung für AWS hat.',
      },
      'assertion-unsigned': {
        title: 'AWS fand keine Signatur',
        advice: brokenWord,
        admin:
          'Der Provider des Unternehmens muss die Assertion selbst signieren, nicht nur die Response. Er hat dafür eine Einstellung.',
      },
      'response-invalid': {
        title: 'AWS konnte die Antwort Ihres Unternehmens nicht lesen',
        advice: brokenWord,
        admin:
          'Der Provider des Unternehmens muss Conditions, AuthnStatement, das Format der NameID, Recipient und NotOnOrAfter senden; AWS sagt dies, wenn eines fehlt.',
      },
      issuer: {
        title: 'Das Konto erwartet die Anmeldung eines anderen Unternehmens',
        advice: noTrust,
        admin: 'In den Metadaten des SAML-Providers muss die Entity-ID des Providers stehen, den das Unternehmen hat.',
      },
      'role-not-in-assertion': {
        title: 'Ihr Unternehmen nennt diese Rolle nicht',
        advice: brokenWord,
        admin:
          'Das Attribut Role, das der Provider des Unternehmens sendet, muss Rolle und SAML-Provider eines Kontos nennen, die Rolle mit ihrem Pfad.',
      },
      'session-name': {
        title: 'AWS hat Ihren Namen nicht angenommen',
        advice: yourName,
        admin: 'Der Provider des Unternehmens sendet RoleSessionName: nur 2 bis 64 Buchstaben, Ziffern und =,.@-_+.',
      },
      'source-identity': {
        title: 'AWS hat Ihren Namen nicht angenommen',
        advice: yourName,
        admin:
          'Der Provider des Unternehmens sendet SourceIdentity: nur 2 bis 64 Buchstaben, Ziffern und =,.@-_+, und nicht „aws:“ am Anfang.',
      },
      'claim-rejected': {
        title: 'AWS hat eine Angabe über Sie abgelehnt',
        advice: brokenWord,
        admin:
          'Ein Claim des ID-Tokens ist ungültig, abgelaufen oder widerrufen, oder der Provider des Unternehmens hat einen Fehler gemeldet.',
      },
    },
    sts_token_expired: {
      'token-expired': {
        title: tooOld,
        advice: `${nothing} ${clocks}`,
        admin:
          'Das exp des ID-Tokens war vorbei: Prüfen Sie die Uhren des Providers und die von Brevet, das ein Token vorher erneuert.',
      },
      'token-too-old': {
        title: tooOld,
        advice: `${nothing} ${clocks}`,
        admin:
          'AWS begrenzt das Alter seit iat ebenso wie exp: Ein Provider, der ein Token erneuert, muss ihm ein neues iat geben.',
      },
      'response-expired': {
        title: tooOld,
        advice: confirm,
        admin: 'NotOnOrAfter der Assertion war vorbei: Prüfen Sie die Uhr des Providers, den das Unternehmen hat.',
      },
      'response-too-old': {
        title: tooOld,
        advice: confirm,
        admin:
          'Eine Assertion muss binnen fünf Minuten nach ihrem IssueInstant eingelöst werden: Prüfen Sie die Uhren des Providers und die von Brevet.',
      },
    },
    sts_issuer_unreachable: {
      'key-not-retrieved': {
        title: 'AWS kann die Schlüssel der Anmeldung Ihres Unternehmens nicht lesen',
        advice: companyKeys,
        admin:
          'AWS gibt nach fünf Sekunden auf. Discovery-Dokument und JWKS des Providers müssen im öffentlichen Internet mit einem öffentlichen Zertifikat antworten.',
      },
      'issuer-silent': {
        title: 'AWS kann die Anmeldung Ihres Unternehmens nicht erreichen',
        advice: companyKeys,
        admin:
          'AWS konnte den OIDC-Provider des Unternehmens nicht erreichen: Prüfen Sie DNS, Firewall und Zertifikat von außen.',
      },
    },
  },
} as const satisfies Translation<typeof en>
