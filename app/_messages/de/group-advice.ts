import type { groupAdvice as en } from '../en/group-advice'
import type { Translation } from '../translation'

export const groupAdvice = {
  groups_incomplete: {
    no_directory:
      'Der Provider hat in seiner Antwort Gruppen ausgelassen. Geben Sie diesem Anmeldeweg in brevet.yaml ein Verzeichnis (directory), oder lassen Sie den Provider weniger Gruppen schicken: nur die der Anwendung zugewiesenen oder die eines Filters.',
    directory_differs:
      'Das Verzeichnis kennt eine Gruppe nicht, die in der Antwort steht: Beide benennen Gruppen verschieden. Lassen Sie den Provider schicken, was das Verzeichnis nennt (Entra: Ids, Okta: Namen, Google: Adressen), oder übersetzen Sie mit groupNames.',
    person_unnamed:
      'Die Antwort sagt nicht, wer das im Verzeichnis ist. Entra: oid (Scope profile) oder das Attribut objectidentifier. Okta: directory.user. Google: sub oder eine E-Mail-Adresse als NameID.',
    person_differs:
      'Das Verzeichnis fand unter diesem Namen jemand anderen. Nennen Sie in directory.user den Claim oder das Attribut mit der Id oder dem ganzen Benutzernamen der Person bei Okta.',
    other_tenant:
      'Die Person gehört zu einem Mandanten oder einer Domain, für die dieses Verzeichnis nicht zuständig ist. Geben Sie ihrem Mandanten einen eigenen Anmeldeweg, oder führen Sie die Domain auf.',
  },
  directory_unreachable: {
    network:
      'Brevet konnte das Verzeichnis nicht erreichen: Prüfen Sie DNS, Proxy und Firewall von dort aus, wo Brevet läuft.',
    timeout:
      'Das Verzeichnis nannte nicht binnen acht Sekunden alle Gruppen. Prüfen Sie, ob es auch für andere langsam ist.',
    throttled:
      'Das Verzeichnis wird nach eigener Aussage zu oft gefragt. Prüfen Sie, wer es noch als dieselbe Anwendung befragt.',
    status: 'Das Verzeichnis meldete dreimal einen eigenen Fehler. Sehen Sie auf seiner Statusseite nach.',
  },
  directory_misconfigured: {
    credentials:
      'Das Verzeichnis nimmt Brevets Zugangsdaten nicht an. Prüfen Sie, ob Geheimnis, Schlüssel oder Token unter directory abgelaufen oder widerrufen ist.',
    permission:
      'Brevet darf dort keine Gruppen lesen. Entra: User.Read.All und GroupMember.Read.All als Anwendungsberechtigungen, mit Zustimmung eines Administrators. Okta: okta.users.read oder ein Token mit reinem Leserecht. Google: domainweite Delegierung des Scopes zum Lesen von Gruppen, und als subject ein Administrator.',
    person_unknown:
      'Das Verzeichnis kennt diese Person nicht. Prüfen Sie, ob es das Verzeichnis dieses Anmeldewegs ist und ob directory.user sie richtig benennt.',
    answer_malformed: 'Was antwortete, ist nicht das Verzeichnis: Prüfen Sie die Adressen unter directory.',
    too_large: 'Eine Antwort des Verzeichnisses ist größer, als Brevet liest (2 MiB).',
    too_many_groups: 'Die Person ist in mehr als 5.000 Gruppen, die verschachtelten eingeschlossen.',
    redirect:
      'Das Verzeichnis leitet an einen anderen Ort weiter, wohin Brevet nicht folgt: Prüfen Sie die Adressen unter directory.',
    next_page_elsewhere:
      'Das Verzeichnis nennt für seine nächste Seite einen anderen Host, wohin Brevet nicht folgt: Prüfen Sie die Adressen unter directory.',
    status: 'Das Verzeichnis hat die Anfrage abgelehnt. Im Eintrag steht der Status seiner Antwort.',
  },
} as const satisfies Translation<typeof en>
