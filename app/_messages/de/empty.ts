import type { empty as en } from '../en/empty'
import type { Translation } from '../translation'

export const empty = {
  title: 'Sie haben noch keine AWS-Rollen',
  denied:
    'Sie sind angemeldet. Was Ihre Gruppen Ihnen geben würden, ist Ihnen verwehrt; es gibt also nichts zu öffnen.',
  none: 'Sie sind angemeldet. {groups, plural, =0 {Ihr Identity-Provider hat keine Gruppe geschickt} one {Ihre einzige Gruppe kommt in keiner Freigabe vor} other {Keine Ihrer # Gruppen kommt in einer Freigabe vor}}; es gibt also nichts zu öffnen.',
  received: 'Was Brevet erhalten hat',
  whatToDo: 'Was Sie tun können',
  ask: 'Bitten Sie <support></support> um eine Gruppe',
  askWhoever: 'Bitten Sie diejenigen um eine Gruppe, die bei Ihnen die Zugänge zu AWS verwalten',
  askMore:
    'Dort kann man eine Gruppe nennen, die Ihnen eine Rolle gibt. Die Nachricht unten sagt, was man dafür wissen muss.',
  refreshWhenDone: 'Aktualisieren, sobald es erledigt ist',
  refreshMore: 'Gruppen werden bei der Anmeldung neu gelesen. Aktualisieren meldet Sie neu an.',
  message: 'Nachricht zum Verschicken',
  messageWish: 'Guten Tag, ich brauche Zugang zu AWS für: (Konto, und was Sie tun wollen)',
  messageWho: 'Ich bin {person}, angemeldet über {source}.',
  messageGroups: 'Gruppen, die Brevet sieht: {groups}',
  noGroups: 'keine',
  refresh: 'Zugänge aktualisieren',
  someoneElse: 'Als jemand anderes anmelden',
} as const satisfies Translation<typeof en>
