import type { advice as en } from '../en/advice'
import type { Translation } from '../translation'

export const advice = {
  verify: 'Prüfen mit <code>{command}</code>.',
  expect: 'Erwartet: <code>{arn}</code>',
  aboutHistory: 'Aus dem Verlauf heraushalten und wieder entfernen',
  about: 'Über dieses Format',
  space: 'Jede Zeile mit einem Leerzeichen beginnen',
  forget: 'Um die Schlüssel in diesem Fenster loszuwerden:',
  forgetCopied: 'Die Zeile, die die Schlüssel entfernt, ist kopiert',
  forgetCopy: 'Zeile kopieren, die die Schlüssel entfernt',
  notes: {
    profile:
      'Für ~/.aws/credentials. Ein Abschnitt gleichen Namens wird von Hand ersetzt: Zwei mit einem Namen sind ein Fehler.',
    file: 'Eine Datei mit Schlüsseln gehört nicht in die Versionsverwaltung und wird gelöscht, wenn die Schlüssel abgelaufen sind.',
    json: 'Was ein credential_process ausgibt: Ein Profil mit credential_process = cat FILE liest es.',
    terraform:
      'Terraform liest auch die Variablen Ihrer Shell; dann steht in keiner Datei ein Schlüssel. Der Block wirkt nur in diesem Konto; halten Sie ihn aus der Versionsverwaltung heraus.',
    code: 'Um etwas einmal auszuprobieren. Ein Programm, das bleibt, liest seine Schlüssel aus der Umgebung, und der Code enthält keine.',
    docker:
      'Die Werte gehen durch die Umgebung an docker: Die Liste der Prozesse zeigt kein Geheimnis. Die Konfiguration des Containers zeigt es jedem, der docker inspect benutzen darf.',
    masking:
      'Wird auch entfernt: {names}. Ein Wert von früher würde vor den neuen Schlüsseln gelten oder mit ihnen gesendet.',
  },
  histories: {
    powershell:
      'PowerShell schreibt eingefügte Zeilen in eine Datei, und nicht jede Version filtert Geheimnisse. Kopieren Sie die Schlüssel und tippen Sie dann dies, statt sie einzufügen:',
    cmd: 'cmd behält seinen Verlauf im Speicher, bis das Fenster geschlossen wird.',
    nushell: 'Nushell behält nichts, was mit einem Leerzeichen beginnt.',
    fish: 'fish behält nichts, was mit einem Leerzeichen beginnt, schneidet es aber von Eingefügtem ab: Tippen Sie zuerst ein Leerzeichen. Oder kopieren Sie die Schlüssel und tippen Sie dies, statt sie einzufügen:',
    posix:
      'Das Leerzeichen beachtet bash, wenn HISTCONTROL ignorespace oder ignoreboth enthält, und zsh nach setopt HIST_IGNORE_SPACE. Sicher in beiden: Kopieren Sie die Schlüssel und tippen Sie dann dies, statt sie einzufügen:',
  },
  formats: {
    profile: 'Credentials-Datei',
    'docker-run': 'Docker-Befehl',
    'docker-env-file': 'Docker-Umgebungsdatei',
  },
} as const satisfies Translation<typeof en>
