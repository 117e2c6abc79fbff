import type { requestRefusals as en } from '../en/request-refusals'
import type { Translation } from '../translation'

const nothing = 'Es wurde nichts ausgestellt.'
const inAMinute = 'Versuchen Sie es in einer Minute noch einmal.'
const tooLong = 'Die Sitzung würde zu lang'
const keysStillWork = 'Schlüssel gehen weiterhin, wo die Rolle sie gibt.'
const noConsole = `Die Konsole lässt sich im Augenblick nicht öffnen. ${keysStillWork} ${inAMinute}`
const health = 'Sehen Sie im AWS Health Dashboard nach STS in den Regionen aus aws.sts.regions.'

export const requestRefusals = {
  sts_policy_too_large: {
    'packed-size': {
      title: 'Zu viel für eine Sitzung',
      advice: `Tags und Policies dieser Sitzung sind zusammen größer, als AWS zulässt. ${nothing} Schränken Sie mit weniger Angaben ein, wenn Sie welche gemacht haben.`,
      admin:
        'Session-Policies und Tags werden zusammen gepackt und liegen über 100 %: Kürzen Sie aws.sessionTags oder die Policies.',
    },
  },
  sts_request_rejected: {
    'duration-above-role': {
      title: tooLong,
      advice: `Die Rolle in AWS erlaubt nur kürzere Sitzungen, als Brevet gesagt wurde. ${nothing} Wählen Sie eine kürzere.`,
      admin:
        'MaxSessionDuration der Rolle liegt unter maxSession in brevet.yaml: Heben Sie das eine an, oder senken Sie das andere.',
    },
    'duration-chained': {
      title: tooLong,
      advice: `Über eine andere Rolle gibt AWS höchstens eine Stunde. ${nothing} Wählen Sie eine Stunde oder weniger.`,
      admin:
        'Das ist Role Chaining mit höchstens 3600 Sekunden: Senken Sie maxSession, oder wählen Sie eine Methode ohne Verkettung.',
    },
    'duration-invalid': {
      title: 'Eine Sitzung dieser Länge gibt AWS nicht',
      advice: `${nothing} Wählen Sie eine andere Länge.`,
      admin: 'DurationSeconds lag außerhalb dessen, was die Operation annimmt.',
    },
    'session-name-invalid': {
      title: 'AWS hat Ihren Namen nicht angenommen',
      advice: `Der Name, der in den Aufzeichnungen von AWS stünde, hat eine Form, die AWS ablehnt. ${nothing}`,
      admin: 'RoleSessionName darf nur aus 2 bis 64 Buchstaben, Ziffern und =,.@-_+ bestehen.',
    },
    'policy-malformed': {
      title: 'AWS hat die Grenzen dieser Sitzung nicht angenommen',
      advice: `${nothing} Versuchen Sie es ohne Einschränkungen.`,
      admin: 'Eine Session-Policy ist kein gültiges IAM: Prüfen Sie die Policies in brevet.yaml.',
    },
    'input-malformed': {
      title: 'AWS konnte die Anfrage nicht lesen',
      advice: `${nothing} Ein neuer Versuch hilft nicht.`,
      admin:
        'Ein Parameter hatte eine Form, die STS nicht annimmt: Suchen Sie nach einem Proxy, der Anfragen verändert.',
    },
  },
  sts_region_disabled: {
    'region-deactivated': {
      title: 'STS ist in dieser Region abgeschaltet',
      advice: `Das Konto hat die Region abgeschaltet, die Brevet benutzt. ${nothing}`,
      admin:
        'Aktivieren Sie STS für die Region in IAM unter „Account settings“, oder setzen Sie in aws.sts.regions eine andere Region an den Anfang.',
    },
    'opt-in-region': {
      title: 'Das Konto hat diese Region nicht freigeschaltet',
      advice: `In der Region, die Brevet benutzt, nimmt es keine Sitzungen an. ${nothing}`,
      admin:
        'Die Region muss im Konto erst freigeschaltet werden: Schalten Sie sie frei, oder setzen Sie in aws.sts.regions eine andere an den Anfang.',
    },
  },
  sts_throttled: {
    'rate-exceeded': {
      title: 'AWS bittet um Geduld',
      advice: `Im Augenblick erreichen AWS zu viele Anfragen. ${nothing} Versuchen Sie es in ein paar Sekunden noch einmal.`,
      admin:
        'Das Kontingent von STS gilt je Konto und Region: Fügen Sie in aws.sts.regions eine Region hinzu, oder bitten Sie AWS um mehr.',
    },
  },
  sts_unreachable: {
    'internal-failure': {
      title: 'AWS hat eine Störung',
      advice: `Es hat mit einem eigenen Fehler geantwortet. ${nothing} ${inAMinute}`,
      admin: health,
    },
    'service-unavailable': {
      title: 'AWS ist nicht verfügbar',
      advice: `Das sagt es selbst, in jeder gefragten Region. ${nothing} ${inAMinute}`,
      admin: health,
    },
    network: {
      title: 'Brevet kann AWS nicht erreichen',
      advice: `Das Netz dazwischen lässt die Anfrage nicht durch. ${nothing} ${inAMinute}`,
      admin: 'Keine Verbindung zum Endpunkt unten: Prüfen Sie DNS, Proxy, Security Groups und den VPC-Endpunkt.',
    },
    timeout: {
      title: 'AWS antwortet nicht',
      advice: `Keine Region von AWS STS hat rechtzeitig geantwortet. ${nothing} ${inAMinute}`,
      admin:
        'Ob verbunden oder nicht, innerhalb der Frist von aws.sts kam keine Antwort: Prüfen Sie den Weg durchs Netz und den Zustand von AWS.',
    },
  },
  console_refused: {
    'session-refused': {
      title: 'Die Anmeldung von AWS hat abgelehnt',
      advice: `AWS hat aus der Sitzung keine Anmeldung an der Konsole gemacht. ${keysStillWork}`,
      admin:
        'Der Federation-Endpunkt antwortet mit 400 ohne Grund: auf Schlüssel von GetSessionToken, auf Schlüssel einer anderen Partition und auf eine SessionDuration, die er nicht annimmt; Brevet hat auch ohne sie gefragt.',
    },
  },
  console_unreachable: {
    'server-fault': {
      title: 'Die Anmeldung von AWS hat eine Störung',
      advice: `Sie hat mit einem eigenen Fehler geantwortet. ${noConsole}`,
      admin:
        'Der Federation-Endpunkt hat mit 5xx geantwortet: Sehen Sie im AWS Health Dashboard nach der Anmeldung dieser Region.',
    },
    network: {
      title: 'Brevet kann die Anmeldung von AWS nicht erreichen',
      advice: noConsole,
      admin: 'Keine Verbindung zum Federation-Endpunkt: Prüfen Sie DNS, Proxy und Firewall.',
    },
    timeout: {
      title: 'Die Anmeldung von AWS antwortet nicht',
      advice: noConsole,
      admin: 'Der Federation-Endpunkt hat binnen fünf Sekunden nicht geantwortet.',
    },
  },
} as const satisfies Translation<typeof en>
