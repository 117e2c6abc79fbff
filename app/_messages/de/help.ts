import type { help as en } from '../en/help'
import type { Translation } from '../translation'

export const help = {
  title: 'Hilfe',
  known: 'Was Brevet über Sie weiß',
  whomToAsk: 'An wen Sie sich wenden',
  askThem: 'Fragen Sie <support></support>; dort wird Brevet betrieben.',
  askWhoever: 'Fragen Sie diejenigen, die bei Ihnen die Zugänge zu AWS verwalten.',
  roleMissing:
    '<b>Eine Rolle fehlt.</b> Rollen ergeben sich aus Ihren Gruppen. {isSignedIn, select, true {Kopieren Sie unten Ihre Angaben und schreiben Sie dazu, welches Konto Sie wofür brauchen.} other {Melden Sie sich an, öffnen Sie diese Seite noch einmal und kopieren Sie von dort Ihre Angaben.}}',
  refused:
    '<b>Etwas wurde abgelehnt.</b> Nennen Sie die Referenz, zum Beispiel <code>brv-7K2Q-94TD</code>, und die Uhrzeit. Beides steht auf der Seite mit der Ablehnung.',
  lost: '<b>Schlüssel oder eine Konsolensitzung sind abhandengekommen.</b> Sagen Sie es sofort. Eine Abmeldung von Brevet beendet keine AWS-Sitzungen.',
  signIn: 'Anmelden',
} as const satisfies Translation<typeof en>
