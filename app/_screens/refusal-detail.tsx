import { CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale, useTexts } from '#texts'
import type { ReadyPolicy, RefusalExplanation } from '@/lib/broker/refusal-explanation'
import type { ErrorCode } from '@/lib/domain/errors'
import { checkText } from '../_texts/check-text'
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
  const t = useTexts('refused.detail')
  const [said, locale] = [useTexts('denialChecks'), useLocale()]
  const { checks, policies } = explanation
  return (
    <section className="panel" aria-labelledby="refusal-detail">
      <div className="panel-head">
        <h2 id="refusal-detail" className="section-title flex-1">
          {t('title')}
        </h2>
        <span className="tag mono">{code}</span>
      </div>
      <div className="panel-body flex flex-col gap-4">
        {advice && <p>{advice}</p>}
        {checks.length > 0 && (
          <ol className="trace" aria-label={t('checks')}>
            {checks
              .map(({ says }) => checkText(said, locale, says))
              .map((text) => (
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

function Policy({ policy }: { readonly policy: ReadyPolicy }) {
  const t = useTexts('refused.detail')
  const json = JSON.stringify(policy.document, null, 2)
  const name = t(`policies.${policy.of}`)
  return (
    <figure className="code">
      <figcaption className="code-head">
        <span className="flex-1">{t('ready', { policy: name })}</span>
        <CopyButton
          text={json}
          done={t('copied', { policy: name })}
          label={t('copyNamed', { policy: name })}
          className="btn btn-ghost btn-small"
        >
          {t('copyPolicy')}
        </CopyButton>
      </figcaption>
      <pre className="code-document">{json}</pre>
    </figure>
  )
}

function AwsFacts({ explanation: { at, aws, sent } }: Pick<RefusalDetailProps, 'explanation'>) {
  const t = useTexts('refused.detail')
  const said = [aws.code, aws.message].filter((part) => part !== null).join(': ')
  const session = sent.sessionName && <Untrusted>{sent.sessionName}</Untrusted>
  const sourceIdentity = sent.sourceIdentity && <Untrusted>{sent.sourceIdentity}</Untrusted>
  return (
    <dl className="facts">
      <Fact name={t('awsSaid')}>{said}</Fact>
      <Fact name={t('requestId')}>{aws.requestId}</Fact>
      <Fact name={t('region')}>{aws.region}</Fact>
      <Fact name={t('regionsAsked')}>{aws.regions.length > 1 && aws.regions.join(', ')}</Fact>
      <Fact name={t('endpoint')}>{aws.endpoint}</Fact>
      <Fact name={t('role')}>{sent.roleArn}</Fact>
      <Fact name={t('method')}>{sent.method}</Fact>
      <Fact name={t('sessionName')}>{session}</Fact>
      <Fact name={t('sourceIdentity')}>{sourceIdentity}</Fact>
      <Fact name={t('sessionTags')}>{sent.tagKeys.join(', ')}</Fact>
      <Fact name={t('duration')}>{sent.durationSeconds && durationText(sent.durationSeconds)}</Fact>
      <Fact name={t('at')}>
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
