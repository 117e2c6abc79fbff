import { runtime } from '@/lib/broker/runtime'
import { knownSession } from '../_http/current-session'
import { Shell } from '../_screens/shell'
import { SupportLink } from '../_screens/support-link'
import { CopyAddressButton } from '../_ui/copy-address-button'

export const metadata = { title: 'Not found' }

/** A link that fits no role of a person. The same words for what does not exist and for what belongs to others. */
export default async function LinkNotFound() {
  const session = await knownSession()
  const support = runtime().broker.support()
  return (
    <Shell identity={session?.identity ?? null}>
      <div className="page-narrow flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <h1 className="hero">There is nothing here for you</h1>
          <p className="lead">
            No role of yours opens the console where this link leads. It may be mistyped, the place may not exist, or
            nobody has given you a role there: Brevet does not say which.
          </p>
        </div>
        <section className="panel">
          <div className="panel-body flex flex-col gap-4">
            <dl className="facts">
              <dt>Who can fix it</dt>
              <dd>
                {support.name || support.url ? <SupportLink support={support} /> : 'Whoever manages AWS access'}. Send
                them the link, and say what you want to do there.
              </dd>
            </dl>
            <div className="actions">
              <CopyAddressButton />
              <a className="btn" href="/go">
                Paste another place
              </a>
              <a className="btn" href="/">
                Back to your access
              </a>
            </div>
          </div>
        </section>
      </div>
    </Shell>
  )
}
