import { runtime } from '@/lib/broker/runtime'
import { SupportLink } from './support-link'

/** Whom to ask, and what they will want to know. */
export function HelpContact({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const support = runtime().broker.support()
  const isNamed = Boolean(support.name || support.url)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">Whom to ask</h2>
      </div>
      <div className="panel-body flex flex-col gap-3">
        <p>
          {isNamed ? (
            <>
              Ask <SupportLink support={support} />, who run Brevet here.
            </>
          ) : (
            'Ask whoever manages AWS access where you work.'
          )}
        </p>
        <ul className="help-list">
          <li>
            <strong>A role is missing.</strong> Roles follow from your groups.{' '}
            {isSignedIn
              ? 'Copy your details below, and say which account you need and what for.'
              : 'Sign in, open this page again, and copy your details from it.'}
          </li>
          <li>
            <strong>Something was refused.</strong> Give them the reference, such as{' '}
            <span className="mono">brv-7K2Q-94TD</span>, and the time. It is on the page that said so.
          </li>
          <li>
            <strong>Keys or a console session were lost.</strong> Tell them at once. Signing out of Brevet does not end
            AWS sessions.
          </li>
        </ul>
        {!isSignedIn && (
          <div className="actions">
            <a className="btn btn-primary" href="/signin?manual=1">
              Sign in
            </a>
          </div>
        )}
      </div>
    </section>
  )
}
