import { RotateCw } from 'lucide-react'
import { useTexts } from '#texts'
import type { RefusalView } from '@/lib/broker/refusal'
import { runtime } from '@/lib/broker/runtime'
import type { ErrorCode } from '@/lib/domain/errors'
import { fixerMessage, type RefusalText, refusalText, regionText } from '../_texts/refusal-text'
import { consolePath, type RoleTarget, rolePath } from '../_ui/access-view'
import { CopyButton } from '../_ui/copy-button'
import { refusalDetails } from '../_ui/refusal-details'
import { RoleIdentity } from '../_ui/role-identity'
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
  const t = useTexts('refused')
  const said = useTexts('refusals')
  const text = refusalText(said, code, { reason: refusal?.reason, method: refusal?.method })
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
          {advice} {refusal && regionText(said, refusal.regions)}
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
                done={t('detailsCopied')}
              >
                {t('copyDetails')}
              </CopyButton>
            )}
            {target && (
              <a className="btn" href={consolePath(target)}>
                <RotateCw className="icon icon-sm" aria-hidden="true" />
                {t('again')}
              </a>
            )}
            {target && (
              <a className="btn" href={rolePath(target.role.id)}>
                {t('role')}
              </a>
            )}
            <a className={reference ? 'btn' : 'btn btn-primary'} href={signedIn ? '/' : '/signin?manual=1'}>
              {t(signedIn ? 'back' : 'backToSignIn')}
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
  const t = useTexts('refused')
  return (
    <dl className="facts">
      <dt>{t('whoCanFixIt')}</dt>
      <dd>
        <FixerText text={text} owner={refusal?.accountOwner ?? null} />
      </dd>
      {reference && (
        <>
          <dt>{t('reference')}</dt>
          <dd>
            <CopyButton text={reference} done={t('referenceCopied')} className="account-id reference">
              <span>{reference}</span>
            </CopyButton>
          </dd>
        </>
      )}
      <dt>{t('code')}</dt>
      <dd className="mono">{code}</dd>
    </dl>
  )
}

function FixerText({ text, owner }: { readonly text: RefusalText; readonly owner: string | null }) {
  const support = runtime().broker.support()
  const t = useTexts('refusals')
  const isNamed = Boolean(support.name || support.url)
  return t.rich(fixerMessage(text.fixer, owner), {
    owner: owner ?? '',
    operator: () => (isNamed ? <SupportLink support={support} /> : t('unnamedOperator')),
  })
}
