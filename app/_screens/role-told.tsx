import type { RoleDetail } from '@/lib/broker/role-detail'
import type { Entitlement } from '@/lib/domain/entitlement'
import { drawbackTexts, methodNames, methodReasons } from '../_texts/method-texts'
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
  return (
    <section className="panel" aria-labelledby="role-told">
      <div className="panel-head">
        <h2 id="role-told" className="section-title">
          What AWS is told
        </h2>
      </div>
      <dl className="panel-body facts">
        <dt>Method</dt>
        <dd>
          {methodNames[method]}. <span className="text-ink-2">{methodReasons[methodReason.because]}</span>
        </dd>
        {methodReason.passedOver.length > 0 && (
          <>
            <dt>Not taken</dt>
            <dd>
              <ul className="flex flex-col gap-1">
                {methodReason.passedOver.map(({ method: other, why }) => (
                  <li key={other}>
                    {methodNames[other]}: <span className="text-ink-2">{drawbackTexts[why]}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>Session name</dt>
        <dd>{preview.name === null ? unsaid(preview) : <Mono text={preview.name} />}</dd>
        <dt>Source identity</dt>
        <dd>{preview.sourceIdentity === null ? unsaid(preview) : <Mono text={preview.sourceIdentity} />}</dd>
        <dt>Session tags</dt>
        <dd>
          <Tags preview={preview} />
        </dd>
        <dt>Role ARN</dt>
        <dd>
          <CopyButton
            text={role.arn}
            done="Role ARN copied"
            label={`${role.arn}: copy role ARN`}
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
function unsaid({ rest }: Preview): string {
  if (rest === 'provider') return 'what your company’s provider writes'
  return rest === 'nobody' ? 'none: the session is the IAM user’s' : 'none'
}

function Tags({ preview }: { readonly preview: Preview }) {
  const { session, transitiveTagKeys } = preview
  if (session.tags.length === 0 && session.omitted.length === 0) return unsaid(preview)
  return (
    <ul className="flex flex-col gap-1">
      {session.tags.map(({ key, value }) => (
        <li key={key}>
          <Mono text={`${key}=${value}`} />
          {transitiveTagKeys.includes(key) && <span className="text-ink-3">, passed on to the next role</span>}
        </li>
      ))}
      {session.omitted.map(({ key, reason }) => (
        <li key={key} className="text-ink-3">
          <Mono text={key} /> left out: {reason}
        </li>
      ))}
    </ul>
  )
}
