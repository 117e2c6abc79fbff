import { RotateCw } from 'lucide-react'
import { runtime } from '@/lib/broker/runtime'
import type { ErrorCode } from '@/lib/domain/errors'
import { consolePath, type RoleTarget } from '../_ui/access-view'
import { CopyButton } from '../_ui/copy-button'
import { refusalDetails } from '../_ui/refusal-details'
import { RoleIdentity } from '../_ui/role-identity'
import { errorFixers } from '../error-fixer'
import { errorTexts } from '../error-text'
import { SupportLink } from './support-link'

interface ErrorScreenProps {
  readonly code: ErrorCode
  /** The reference that the audit has too; null when nothing was recorded. */
  readonly reference: string | null
  readonly signedIn: boolean
  /** The role whose console was asked for, when this person may know it. */
  readonly target?: RoleTarget | null
}

/** Where it happened, what happened, who can fix it, the reference to tell them, and the ways on. */
export function ErrorScreen({ code, reference, signedIn, target = null }: ErrorScreenProps) {
  const { title, advice } = errorTexts[code]
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        {target && (
          <RoleIdentity account={target.account}>
            <bdi>{target.role.name}</bdi>
          </RoleIdentity>
        )}
        <h1 className="hero">{title}</h1>
        <p className="lead">{advice}</p>
      </div>
      <section className="panel">
        <div className="panel-body flex flex-col gap-4">
          <Facts code={code} reference={reference} />
          <div className="actions">
            {reference && (
              <CopyButton
                className="btn btn-primary"
                text={refusalDetails({ title, code, reference, target })}
                done="Details copied"
              >
                Copy details
              </CopyButton>
            )}
            {target && (
              <a className="btn" href={consolePath(target)}>
                <RotateCw className="icon icon-sm" aria-hidden="true" />
                Try again
              </a>
            )}
            <a className={reference ? 'btn' : 'btn btn-primary'} href="/">
              {signedIn ? 'Back to your access' : 'Back to sign-in'}
            </a>
          </div>
        </div>
      </section>
    </div>
  )
}

function Facts({ code, reference }: Pick<ErrorScreenProps, 'code' | 'reference'>) {
  return (
    <dl className="facts">
      <dt>Who can fix it</dt>
      <dd>
        <FixerText code={code} />
      </dd>
      {reference && (
        <>
          <dt>Reference</dt>
          <dd>
            <CopyButton text={reference} done="Reference copied" className="account-id reference">
              <span>{reference}</span>
            </CopyButton>
          </dd>
        </>
      )}
      <dt>Code</dt>
      <dd className="mono">{code}</dd>
    </dl>
  )
}

function FixerText({ code }: { readonly code: ErrorCode }) {
  const support = runtime().broker.support()
  const operator = support.name || support.url ? <SupportLink support={support} /> : 'your platform team'
  switch (errorFixers[code]) {
    case 'you':
      return <>You. If that does not help, ask {operator}.</>
    case 'operator':
      return <>Whoever runs Brevet here: {operator}.</>
    case 'accountOwner':
      return <>The owner of the AWS account. If you do not know them, ask {operator}.</>
    case 'time':
      return <>Nobody has to: it usually passes. If it stays, ask {operator}.</>
  }
}
