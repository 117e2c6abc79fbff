import { knownSession } from '../_http/current-session'
import { chosenLanguage, texts } from '../_http/language'
import { density, theme } from '../_http/look'
import { HelpContact } from '../_screens/help-contact'
import { HelpShortcuts } from '../_screens/help-shortcuts'
import { LookForm } from '../_screens/look-form'
import { Received } from '../_screens/received'
import { Shell } from '../_screens/shell'

export async function generateMetadata() {
  return { title: (await texts('help'))('title') }
}

/** Whom to ask and what to tell them. It works signed out and without a database too: then it knows nobody. */
export default async function HelpPage() {
  const identity = (await knownSession())?.identity ?? null
  const t = await texts('help')
  return (
    <Shell identity={identity} part="help">
      <div className="page-narrow flex flex-col gap-4">
        <h1 className="title">{t('title')}</h1>
        <HelpContact isSignedIn={identity !== null} />
        {identity && <Received identity={identity} title={t('known')} withAttributes />}
        {identity && (
          <LookForm theme={await theme.shown()} density={await density.shown()} language={await chosenLanguage()} />
        )}
        <HelpShortcuts />
      </div>
    </Shell>
  )
}
