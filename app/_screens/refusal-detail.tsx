import { CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ReadyPolicy, RefusalExplanation } from '@/lib/broker/refusal-explanation'
import type { ErrorCode } from '@/lib/domain/errors'
import { CopyButton } from '../_ui/copy-button'
import { durationText } from '../_ui/duration'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

interface RefusalDetailProps {
  readonly code: ErrorCode
  /** What to look at; null where the code says it all. */
  readonly advice: string | null
  readonly explanation: RefusalExplanation
}

/** For administrators: what to change, the ready documents, AWS's own words and what it was told. */
export function RefusalDetail({ code, advice, explanation }: RefusalDetailProps) {
  const { checks, policies } = explanation
  return (
    <section className="panel" aria-labelledby="refusal-detail">
      <div className="panel-head">
        <h2 id="refusal-detail" className="section-title flex-1">
          Detail for administrators
        </h2>
        <span className="tag mono">{code}</span>
      </div>
      <div className="panel-body flex flex-col gap-4">
        {advice && <p>{advice}</p>}
        {checks.length > 0 && (
          <ol className="trace" aria-label="What to check">
            {checks.map(({ text }) => (
              <li key={text}>
                <CircleX className="icon trace-mark" aria-hidden="true" />
                <span>{text}</span>
              </li>
            ))}
          </ol>
        )}
        {policies.map((policy) => (
          <Policy key={policy.of} policy={policy} />
        ))}
        <AwsFacts explanation={explanation} />
      </div>
    </section>
  )
}

const policyNames: Readonly<Record<ReadyPolicy['of'], string>> = {
  role: 'Trust policy of the role',
  broker: 'Policy of Brevet’s own identity',
  user: 'Policy of the IAM user',
}

function Policy({ policy }: { readonly policy: ReadyPolicy }) {
  const json = JSON.stringify(policy.document, null, 2)
  const name = policyNames[policy.of]
  return (
    <figure className="code">
      <figcaption className="code-head">
        <span className="flex-1">{name}, ready to use</span>
        <CopyButton text={json} done={`${name} copied`} label={`Copy: ${name}`} className="btn btn-ghost btn-small">
          Copy policy
        </CopyButton>
      </figcaption>
      <pre className="code-document">{json}</pre>
    </figure>
  )
}

function AwsFacts({ explanation: { at, aws, sent } }: Pick<RefusalDetailProps, 'explanation'>) {
  const said = [aws.code, aws.message].filter((part) => part !== null).join(': ')
  const session = sent.sessionName && <Untrusted>{sent.sessionName}</Untrusted>
  const sourceIdentity = sent.sourceIdentity && <Untrusted>{sent.sourceIdentity}</Untrusted>
  return (
    <dl className="facts">
      <Fact name="AWS said">{said}</Fact>
      <Fact name="AWS request id">{aws.requestId}</Fact>
      <Fact name="Region">{aws.region}</Fact>
      <Fact name="Regions asked">{aws.regions.length > 1 && aws.regions.join(', ')}</Fact>
      <Fact name="Endpoint">{aws.endpoint}</Fact>
      <Fact name="Role">{sent.roleArn}</Fact>
      <Fact name="Method">{sent.method}</Fact>
      <Fact name="Session name">{session}</Fact>
      <Fact name="Source identity">{sourceIdentity}</Fact>
      <Fact name="Session tags">{sent.tagKeys.join(', ')}</Fact>
      <Fact name="Duration">{sent.durationSeconds && durationText(sent.durationSeconds)}</Fact>
      <Fact name="At">
        <Moment at={at} />
      </Fact>
    </dl>
  )
}

/** Nothing at all for what is not known. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt>{name}</dt>
      <dd className="mono">{children}</dd>
    </>
  )
}
