import { knownSession } from '../_http/current-session'
import { shownTheme } from '../_http/theme'
import { HelpContact } from '../_screens/help-contact'
import { HelpShortcuts } from '../_screens/help-shortcuts'
import { LookForm } from '../_screens/look-form'
import { Received } from '../_screens/received'
import { Shell } from '../_screens/shell'

export const metadata = { title: 'Help' }

/** Whom to ask and what to tell them. It works signed out and without a database too: then it knows nobody. */
export default async function HelpPage() {
  const identity = (await knownSession())?.identity ?? null
  return (
    <Shell identity={identity} part="help">
      <div className="page-narrow flex flex-col gap-4">
        <h1 className="title">Help</h1>
        <HelpContact isSignedIn={identity !== null} />
        {identity && <Received identity={identity} title="What Brevet knows about you" withAttributes />}
        {identity && <LookForm theme={await shownTheme()} />}
        <HelpShortcuts />
      </div>
    </Shell>
  )
}
