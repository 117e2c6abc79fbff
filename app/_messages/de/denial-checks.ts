import type { denialChecks as en } from '../en/denial-checks'
import type { Translation } from '../translation'

export const denialChecks = {
  oidcProviderMissing:
    'Im Konto {account} fehlt ein OIDC-Provider für {issuers}. Seine URL muss genau aws.webIdentity.issuer sein, auch im Schrägstrich am Ende.',
  companyOidcProviderMissing:
    'Im Konto {account} fehlt ein OIDC-Provider für {issuers}. Seine URL muss genau der Aussteller der ID-Tokens sein, auch im Schrägstrich am Ende.',
  oidcAudience: 'Der OIDC-Provider muss die Client-ID {audiences} aufführen.',
  issuerUnreadable:
    'AWS konnte die zwei Dokumente unter {places} nicht lesen: Sie müssen binnen 5 Sekunden im öffentlichen Internet antworten, mit einem öffentlichen Zertifikat.',
  thumbprints:
    'Die Fingerabdrücke des OIDC-Providers passen nicht mehr zum Zertifikat. Bei einem öffentlichen Zertifikat braucht es keine.',
  samlProviderMissing: 'Im Konto {account} fehlt der SAML-Provider {provider}; so heißt er in aws.saml.providerName.',
  companySamlProviderMissing:
    'Im Konto {account} fehlt ein SAML-Provider mit der ARN, die die Assertion des Unternehmens nennt.',
  samlEntityId: 'In den Metadaten des SAML-Providers muss die Entity-ID {entityId} stehen.',
  companySamlEntityId:
    'In den Metadaten des SAML-Providers muss die Entity-ID des Identity-Providers des Unternehmens stehen.',
  samlKey:
    'Der SAML-Provider kennt den Schlüssel der Signatur nicht: Ersetzen Sie seine Metadaten durch die von Brevet; IAM holt sie nie selbst.',
  companySamlKey:
    'Der SAML-Provider kennt den Schlüssel der Signatur nicht: Ersetzen Sie seine Metadaten durch die des Unternehmens; IAM holt sie nie selbst.',
  sameAccount: 'Rolle und SAML-Provider müssen im selben Konto sein, mit dem Pfad, der in brevet.yaml steht.',
  maxSession: 'MaxSessionDuration von {role} muss mindestens maxSession aus brevet.yaml sein: {seconds} Sekunden.',
  maxSessionUnknown:
    'MaxSessionDuration der Rolle muss mindestens maxSession aus brevet.yaml sein: mindestens 3600 Sekunden.',
  roleChaining:
    'Brevets eigene AWS-Schlüssel sind die einer Rolle; das ist Role Chaining und gilt höchstens 1 Stunde. Senken Sie maxSession, oder wählen Sie eine andere Methode.',
  codeWrong:
    'Der Code war falsch oder schon benutzt: Jeder Code gilt einmal, und die Uhr des Geräts muss richtig gehen.',
  serialNumber:
    'Die Seriennummer in brevet.yaml muss die ARN eines MFA-Geräts sein, das diesem IAM-Benutzer zugeordnet ist.',
  tokenExpired: 'Das Token galt beim Absenden noch 5 Minuten: Prüfen Sie die Uhr der Maschine.',
  tooLarge:
    'Session-Policies und die {tags} Session-Tags sind zusammen zu groß: Kürzen Sie aws.sessionTags oder die Policy.',
  regionOff:
    'STS ist in dieser Region für das Konto {account} abgeschaltet: Schalten Sie es in IAM ein („Account settings“), oder wählen Sie eine andere Region in aws.sts.regions.',
  ownCredentials:
    'AWS nimmt Brevets eigene AWS-Schlüssel nicht an: Sie sind unbekannt, aus einer anderen Partition oder abgelaufen, oder die Uhr geht falsch; oder die Region ist für das Konto nicht eingeschaltet.',
  claimRejected: 'AWS hat einen Claim abgelehnt.',
  claimRejectedRecipient:
    'AWS hat einen Claim abgelehnt; der Recipient muss {recipient} sein, und die Uhr muss richtig gehen.',
  claimRejectedPartition:
    'AWS hat einen Claim abgelehnt; der Recipient muss der der Partition sein, und die Uhr muss richtig gehen.',
  trustsBroker: 'Die Trust Policy von {role} im Konto {account} muss Brevet nennen.',
  trustsBrokerIdentity:
    'Die Trust Policy von {role} im Konto {account} muss Brevets eigene IAM-Rolle oder eigenen IAM-Benutzer nennen, mit der ExternalId, die Brevet sendet.',
  trustsCompanySaml:
    'Die Trust Policy von {role} im Konto {account} muss den SAML-Provider des Unternehmens nennen, mit dem Recipient und dem Aussteller seiner Assertions.',
  trustsCompanyToken:
    'Die Trust Policy von {role} im Konto {account} muss den OIDC-Provider des Unternehmens nennen, mit dem sub aus dem ID-Token dieser Person.',
  roleExists:
    'Die Rolle {role} muss es geben, mit diesem Pfad und Namen: AWS antwortet bei einer fehlenden Rolle wie bei einer, die niemandem vertraut.',
  trustAllows: 'Die Trust Policy von {role} muss {action} für {principal} erlauben.',
  trustAllowsUnder:
    'Die Trust Policy von {role} muss {action} für {principal} erlauben, und keine Bedingung an {keys} darf mehr verlangen als diese.',
  brokerAllowed:
    'Eine Policy von Brevets eigener IAM-Rolle oder eigenem IAM-Benutzer muss die Aufrufe dieser Rolle erlauben, und keine Policy der Organisation darf sie verbieten.',
  userStatement: 'Eine Policy des IAM-Benutzers muss das Statement {statement} enthalten.',
} as const satisfies Translation<typeof en>
