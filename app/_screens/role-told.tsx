import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import type { RoleDetail } from '@/lib/broker/role-detail'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { Texts } from '../_messages/texts'
import { CopyButton } from '../_ui/copy-button'
import { Untrusted } from '../_ui/untrusted'

type Preview = RoleDetail['preview']

interface RoleToldProps {
  readonly entitlement: Pick<Entitlement, 'method' | 'methodReason'> & {
    readonly role: Pick<Entitlement['role'], 'arn'>
  }
  readonly preview: Preview
}

/** By which method AWS is asked, why, and what it is told of the person. */
export function RoleTold({ entitlement, preview }: RoleToldProps) {
  const { method, methodReason, role } = entitlement
  const t = useTexts('told')
  return (
    <section className="panel" aria-labelledby="role-told">
      <div className="panel-head">
        <h2 id="role-told" className="section-title">
          {t('title')}
        </h2>
      </div>
      <dl className="panel-body facts">
        <dt>{t('method')}</dt>
        <dd>
          {t.rich('taken', { method: t(`methods.${method}`), reason: t(`reasons.${methodReason.because}`), why })}
        </dd>
        {methodReason.passedOver.length > 0 && (
          <>
            <dt>{t('notTaken')}</dt>
            <dd>
              <ul className="flex flex-col gap-1">
                {methodReason.passedOver.map(({ method: other, why: drawback }) => (
                  <li key={other}>
                    {t.rich('passedOver', {
                      method: t(`methods.${other}`),
                      drawback: t(`drawbacks.${drawback}`),
                      why,
                    })}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{t('sessionName')}</dt>
        <dd>{preview.name === null ? unsaid(t, preview) : <Mono text={preview.name} />}</dd>
        <dt>{t('sourceIdentity')}</dt>
        <dd>{preview.sourceIdentity === null ? unsaid(t, preview) : <Mono text={preview.sourceIdentity} />}</dd>
        <dt>{t('sessionTags')}</dt>
        <dd>
          <Tags preview={preview} />
        </dd>
        <dt>{t('arn')}</dt>
        <dd>
          <CopyButton
            text={role.arn}
            done={t('arnCopied')}
            label={t('copyArn', { arn: role.arn })}
            className="account-id account-id-long flex-row-reverse"
          >
            <span>{role.arn}</span>
          </CopyButton>
        </dd>
      </dl>
    </section>
  )
}

function Mono({ text }: { readonly text: string }) {
  return (
    <span className="mono">
      <Untrusted>{text}</Untrusted>
    </span>
  )
}

/** What Brevet does not say itself. */
function unsaid(t: Texts<'told'>, { rest }: Preview): string {
  return t(`unsaid.${rest === 'provider' || rest === 'nobody' ? rest : 'nothing'}`)
}

function why(content: ReactNode) {
  return <span className="text-ink-2">{content}</span>
}

function note(content: ReactNode) {
  return <span className="text-ink-3">{content}</span>
}

function Tags({ preview }: { readonly preview: Preview }) {
  const t = useTexts('told')
  const { session, transitiveTagKeys } = preview
  if (session.tags.length === 0 && session.omitted.length === 0) return unsaid(t, preview)
  return (
    <ul className="flex flex-col gap-1">
      {session.tags.map(({ key, value }) => (
        <li key={key}>
          {transitiveTagKeys.includes(key) ? (
            t.rich('passedOn', { tag: () => <Mono text={`${key}=${value}`} />, note })
          ) : (
            <Mono text={`${key}=${value}`} />
          )}
        </li>
      ))}
      {session.omitted.map(({ key, reason }) => (
        <li key={key} className="text-ink-3">
          {t.rich('omitted', { tag: () => <Mono text={key} />, reason: t(`omissions.${reason}`) })}
        </li>
      ))}
    </ul>
  )
}
