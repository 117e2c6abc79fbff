import { runtime } from '@/lib/broker/runtime'
import type { ErrorCode } from '@/lib/domain/errors'
import { CopyButton } from '../_ui/copy-button'
import { errorTexts } from '../error-text'
import { SupportLink } from './support-link'

interface ErrorScreenProps {
  readonly code: ErrorCode
  /** The reference that the audit has too; null when nothing was recorded. */
  readonly reference: string | null
  readonly signedIn: boolean
}

/** What happened, what to do, whom to ask, and the reference to tell them. */
export function ErrorScreen({ code, reference, signedIn }: ErrorScreenProps) {
  const { title, advice } = errorTexts[code]
  const support = runtime().broker.support()
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h1 className="hero">{title}</h1>
        <p className="lead">{advice}</p>
      </div>
      <section className="panel">
        <div className="panel-body flex flex-col gap-4">
          <dl className="facts">
            {(support.name ?? support.url) && (
              <>
                <dt>Whom to ask</dt>
                <dd>
                  <SupportLink support={support} />
                </dd>
              </>
            )}
            {reference && (
              <>
                <dt>Reference</dt>
                <dd>
                  <CopyButton text={reference} done="Reference copied" className="account-id flex-row-reverse">
                    <span className="font-semibold">{reference}</span>
                  </CopyButton>
                </dd>
              </>
            )}
            <dt>Code</dt>
            <dd className="mono">{code}</dd>
          </dl>
          <div className="flex flex-wrap gap-2">
            <a className="btn btn-primary" href="/">
              {signedIn ? 'Back to your access' : 'Back to sign-in'}
            </a>
          </div>
        </div>
      </section>
    </div>
  )
}
