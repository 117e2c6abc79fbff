import { RotateCw } from 'lucide-react'
import type { RefusalView } from '@/lib/broker/refusal'
import { runtime } from '@/lib/broker/runtime'
import type { ErrorCode } from '@/lib/domain/errors'
import { type RefusalText, refusalText } from '../_texts/refusal-text'
import { regionText } from '../_texts/region-text'
import { consolePath, type RoleTarget, rolePath } from '../_ui/access-view'
import { CopyButton } from '../_ui/copy-button'
import { refusalDetails } from '../_ui/refusal-details'
import { RoleIdentity } from '../_ui/role-identity'
import { fixerSentence, unnamedOperator } from '../error-fixer'
import { RefusalDetail } from './refusal-detail'
import { SupportLink } from './support-link'

interface ErrorScreenProps {
  readonly code: ErrorCode
  /** The reference that the audit has too; null when nothing was recorded. */
  readonly reference: string | null
  readonly signedIn: boolean
  /** Id of the source through which the person signed in; null when nobody is known. */
  readonly source?: string | null
  /** The role whose console was asked for, when this person may know it. */
  readonly target?: RoleTarget | null
  /** What the audit has under the reference, as far as this person may know it. */
  readonly refusal?: RefusalView | null
}

/** Where it happened, what happened, who can fix it, the reference to tell them, and the ways on. */
export function ErrorScreen(props: ErrorScreenProps) {
  const { code, reference, signedIn, source = null, target = null, refusal = null } = props
  const text = refusalText(code, refusal?.reason, refusal?.method)
  const { title, advice } = text
  return (
    <div className="page-narrow flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        {target && (
          <RoleIdentity account={target.account}>
            <bdi>{target.role.name}</bdi>
          </RoleIdentity>
        )}
        <h1 className="hero">{title}</h1>
        <p className="lead">
          {advice} {refusal && regionText(refusal.regions)}
        </p>
      </div>
      <section className="panel">
        <div className="panel-body flex flex-col gap-4">
          <Facts code={code} reference={reference} text={text} refusal={refusal} />
          <div className="actions">
            {reference && (
              <CopyButton
                className="btn btn-primary"
                text={refusalDetails({ title, code, reference, target, source: labelOf(source), at: new Date() })}
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
            {target && (
              <a className="btn" href={rolePath(target.role.id)}>
                Details of this role
              </a>
            )}
            <a className={reference ? 'btn' : 'btn btn-primary'} href={signedIn ? '/' : '/signin?manual=1'}>
              {signedIn ? 'Back to your access' : 'Back to sign-in'}
            </a>
          </div>
        </div>
      </section>
      {refusal?.explanation && <RefusalDetail code={code} advice={text.admin} explanation={refusal.explanation} />}
    </div>
  )
}

function labelOf(source: string | null): string | null {
  const known = runtime()
    .broker.sources()
    .find(({ id }) => id === source)
  return known?.label ?? source
}

type FactsProps = Pick<ErrorScreenProps, 'code' | 'reference' | 'refusal'> & { readonly text: RefusalText }

function Facts({ code, reference, refusal, text }: FactsProps) {
  return (
    <dl className="facts">
      <dt>Who can fix it</dt>
      <dd>
        <FixerText text={text} owner={refusal?.accountOwner ?? null} />
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

function FixerText({ text, owner }: { readonly text: RefusalText; readonly owner: string | null }) {
  const support = runtime().broker.support()
  const [before, after] = fixerSentence(text.fixer, owner)
  return (
    <>
      {before}
      {support.name || support.url ? <SupportLink support={support} /> : unnamedOperator}
      {after}
    </>
  )
}
