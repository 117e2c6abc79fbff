import type { setup as en } from '../en/setup'
import type { Translation } from '../translation'

export const setup = {
  accounts: 'AWS-Konten einrichten',
  accountsLead: 'Was die Verwaltung eines Kontos in IAM anlegt, damit Brevet dessen Rollen ausgeben kann.',
  account: 'AWS-Konto einrichten',
  method: 'Methode',
  asConfigured: 'Wie konfiguriert',
  noMethod: 'brevet.yaml nennt keine Methode, für die es hier eine Einrichtung gibt.',
  reachedBy: 'brevet.yaml erreicht dieses Konto durch {methods}.',
  notReady: 'Noch nicht bereit',
  whomToAdmit: 'Wer eingelassen wird',
  whomToAdmitMore:
    'Durch <code>id-token</code> sieht AWS das Token des Unternehmens selbst und keine Freigabe von Brevet. Wer ein solches Token bekommen kann, hat die Rolle, wenn die Trust Policy nicht die Menschen nennt. Darum wird jeder durch das <code>sub</code> seines ID-Tokens genannt und niemand durch ein Muster.',
  subjects: 'Subjects, eines je Zeile',
  subjectsHint: 'Zum Beispiel {example}',
  subjectsHintSources: 'Zum Beispiel {example}, mit einem von {sources} vor dem Doppelpunkt',
  write: 'Policies schreiben',
  whatToDo: 'Was zu tun ist',
  apply: {
    cloudformation:
      'Rollen Sie die Vorlage unten als Stack im Konto {account}, Region {region}, als dessen Verwaltung aus. In ihren ersten Zeilen steht der Befehl.',
    terraform:
      'Wenden Sie die Konfiguration unten mit einem aws-Provider des Kontos {account} an. Importieren Sie zuerst, was es dort schon gibt.',
    cli: 'Führen Sie das Skript unten mit Schlüsseln der Verwaltung des Kontos {account} aus. Es noch einmal auszuführen schadet nicht.',
    json: 'Legen Sie im Konto {account} mit einem Werkzeug Ihrer Wahl an, was unten beschrieben ist. Die Namen sind die der API von IAM.',
  },
  permissions: {
    roles:
      'Hängen Sie an die Rollen die Berechtigungen, die Menschen haben sollen. Brevet gibt keine: Hier steht nur, wer hereindarf.',
    user: 'Hängen Sie an den Benutzer die Berechtigungen, die Menschen haben sollen. Brevet gibt keine: Hier steht nur, wer hereindarf.',
    both: 'Hängen Sie an die Rollen und den Benutzer die Berechtigungen, die Menschen haben sollen. Brevet gibt keine: Hier steht nur, wer hereindarf.',
  },
  callerTrust:
    'Geben Sie im Konto {account} <code>{arn}</code> seine Trust Policy und seine Berechtigungen, die im selben Text stehen.',
  callerPermissions: 'Geben Sie im Konto {account} <code>{arn}</code> seine Berechtigungen, die im selben Text stehen.',
  judge: 'Lassen Sie die Trust Policy einer Rolle prüfen, wie sie dann ist:',
  prove:
    'Beweisen Sie dort, wo das Portal läuft, dass jede Rolle Brevet einlässt und einen Aufruf ohne ExternalId ablehnt:',
  commandCopied: 'Befehl kopiert',
  copyCommand: 'Befehl kopieren',
  text: 'Die Seite von AWS',
  format: 'Format',
  textCopied: '{name} kopiert',
  copy: 'Kopieren',
  download: 'Herunterladen',
} as const satisfies Translation<typeof en>
