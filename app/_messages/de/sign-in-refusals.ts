import type { signInRefusals as en } from '../en/sign-in-refusals'
import type { Translation } from '../translation'

const askTeam = 'Nennen Sie Ihrem Brevet-Team die Referenz unten.'
const again = 'Gehen Sie zurück zur Anmeldeseite und beginnen Sie von vorn.'

export const signInRefusals = {
  source_unknown: {
    title: 'Diesen Anmeldeweg gibt es nicht',
    advice: 'Die Adresse nennt einen Anmeldeweg, den Brevet nicht hat. Wählen Sie einen auf der Anmeldeseite.',
  },
  source_unreachable: {
    title: 'Ihr Identity-Provider antwortet nicht',
    advice:
      'Brevet konnte ihn nicht erreichen. Versuchen Sie es in einer Minute noch einmal, oder nehmen Sie einen anderen Anmeldeweg, wenn Sie einen haben.',
  },
  source_misconfigured: {
    title: 'Dieser Anmeldeweg ist nicht richtig eingerichtet',
    advice: `Die Einstellungen Ihres Identity-Providers und die von Brevet passen nicht zusammen. ${askTeam}`,
  },
  source_address_refused: {
    title: 'Brevet darf die Adresse dieses Anmeldewegs nicht aufrufen',
    advice: `Die Adresse liegt in einem privaten Netz und ist nicht freigegeben. Das Protokoll von Brevet nennt Adresse und Einstellung. ${askTeam}`,
  },
  sign_in_expired: {
    title: 'Diese Anmeldung hat zu lange gedauert',
    advice: `Eine Anmeldung muss innerhalb von zehn Minuten abgeschlossen sein. ${again}`,
  },
  sign_in_state_mismatch: {
    title: 'Diese Anmeldung wurde nicht hier begonnen',
    advice: `Die Antwort gehört zu einer Anmeldung, die dieser Browser nicht begonnen, schon abgeschlossen oder vor mehr als zehn Minuten begonnen hat. ${again}`,
  },
  sign_in_replayed: {
    title: 'Diese Antwort wurde schon verwendet',
    advice: `Mit einer Antwort Ihres Identity-Providers kann man sich nur einmal anmelden. ${again}`,
  },
  sign_in_cancelled: {
    title: 'Die Anmeldung wurde abgebrochen',
    advice:
      'Ihr Identity-Provider meldet, dass die Anmeldung abgebrochen wurde oder nicht erlaubt ist. Beginnen Sie von vorn, oder fragen Sie Ihre Administration, ob Sie diese Anwendung benutzen dürfen.',
  },
  sign_in_answer_malformed: {
    title: 'Die Antwort ließ sich nicht lesen',
    advice: `Ihr Identity-Provider hat etwas geschickt, das Brevet nicht annimmt. ${askTeam}`,
  },
  sign_in_answer_too_large: {
    title: 'Die Antwort ist zu groß',
    advice: `Ihr Identity-Provider hat mehr geschickt, als Brevet annimmt, oft wegen sehr vieler Gruppen. ${askTeam}`,
  },
  signature_missing: {
    title: 'Die Antwort ist nicht signiert',
    advice: `Ihr Identity-Provider muss seine Antworten signieren. ${askTeam}`,
  },
  signature_invalid: {
    title: 'Die Signatur ist ungültig',
    advice: `Brevet konnte nicht prüfen, ob die Antwort von Ihrem Identity-Provider kommt. Vielleicht hat sich sein Zertifikat oder sein Schlüssel geändert. ${askTeam}`,
  },
  alg_unsupported: {
    title: 'Eine Signatur dieser Art lehnt Brevet ab',
    advice: `Ihr Identity-Provider signiert mit einem Verfahren, das hier nicht als sicher gilt. ${askTeam}`,
  },
  issuer_mismatch: {
    title: 'Die Antwort kommt von jemand anderem',
    advice: `Der Aussteller der Antwort ist nicht der, den Brevet erwartet. ${askTeam}`,
  },
  audience_mismatch: {
    title: 'Die Antwort war für eine andere Anwendung bestimmt',
    advice: `Ihr Identity-Provider hat sie woandershin adressiert. ${askTeam}`,
  },
  recipient_mismatch: {
    title: 'Die Antwort ging an eine andere Adresse',
    advice: `Ihr Identity-Provider kennt Brevet unter einer anderen Adresse. ${askTeam}`,
  },
  nonce_mismatch: { title: 'Die Antwort gehört zu einer anderen Anmeldung', advice: again },
  answer_expired: { title: 'Die Antwort ist abgelaufen', advice: again },
  clock_skew: {
    title: 'Die Uhren stimmen nicht überein',
    advice: `Die Uhr von Brevet und die Ihres Identity-Providers gehen zu weit auseinander. ${askTeam}`,
  },
  idp_status: {
    title: 'Ihr Identity-Provider hat die Anmeldung abgelehnt',
    advice: `Er hat nicht zugestimmt. Fragen Sie Ihre Administration, ob Sie diese Anwendung benutzen dürfen. ${askTeam}`,
  },
  nameid_missing: {
    title: 'Die Antwort nennt niemanden',
    advice: `Ihr Identity-Provider hat nicht gesagt, wer Sie sind. ${askTeam}`,
  },
  nameid_transient: {
    title: 'Die Antwort nennt Sie jedes Mal anders',
    advice: `Ihr Identity-Provider schickt einen Namen, der bei jeder Anmeldung wechselt. ${askTeam}`,
  },
  subject_mismatch: {
    title: 'Die Antwort nennt zwei Personen',
    advice: `Die Antwort Ihres Identity-Providers handelt von jemand anderem als der Rest Ihrer Anmeldung. Sind Sie dort als jemand anderes angemeldet, so melden Sie sich dort zuerst ab. ${askTeam}`,
  },
  tenant_not_allowed: {
    title: 'Ihre Organisation ist hier nicht zugelassen',
    advice:
      'Sie haben sich mit dem Konto einer Organisation angemeldet, für die dieses Portal nicht da ist. Nehmen Sie Ihr Konto der richtigen Organisation.',
  },
  claims_malformed: {
    title: 'Ihre Angaben ließen sich nicht lesen',
    advice: `Ihr Identity-Provider schickt sie in einer Form, die Brevet nicht annimmt. ${askTeam}`,
  },
  groups_incomplete: {
    title: 'Die Liste Ihrer Gruppen ist unvollständig',
    advice: `Ihr Identity-Provider schreibt nicht alle Ihre Gruppen in seine Antwort. Brevet rät nicht: Ohne alle Gruppen lässt es niemanden ein. Abhilfe ist möglich: Brevet kann das Verzeichnis des Providers befragen, oder der Provider schickt weniger Gruppen. ${askTeam}`,
  },
  directory_unreachable: {
    title: 'Ihre Gruppen ließen sich nicht nachschlagen',
    advice:
      'Ihr Identity-Provider schreibt nicht alle Ihre Gruppen in seine Antwort, und sein Verzeichnis antwortet nicht. Brevet rät nicht: Ohne alle Gruppen lässt es niemanden ein. Versuchen Sie es in einer Minute noch einmal.',
  },
  directory_misconfigured: {
    title: 'Das Verzeichnis nennt Ihre Gruppen nicht',
    advice: `Das Verzeichnis Ihres Identity-Providers gibt Brevet keine Auskunft über Ihre Gruppen. Brevet rät nicht: Ohne alle Gruppen lässt es niemanden ein. Im Protokoll steht, was zu tun ist. ${askTeam}`,
  },
  email_unverified: {
    title: 'Ihre E-Mail-Adresse ist nicht bestätigt',
    advice:
      'Dieses Portal lässt nur bestätigte Adressen zu. Bestätigen Sie Ihre Adresse bei Ihrem Identity-Provider und melden Sie sich dann neu an.',
  },
  email_domain_not_allowed: {
    title: 'Ihre E-Mail-Domain ist hier nicht zugelassen',
    advice:
      'Dieser Anmeldeweg ist für andere Adressen als Ihre. Nehmen Sie Ihr Firmenkonto oder einen anderen Anmeldeweg.',
  },
} as const satisfies Translation<typeof en>
