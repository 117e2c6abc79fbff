import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
import { textsIn } from '../_messages/texts-in'
import { receivedText, resultSentence } from '../_texts/received-text'
import { CopyButton } from '../_ui/copy-button'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

interface ReceivedProps {
  readonly identity: Identity
  readonly title: string
  /** The further claims as well, beside the groups. */
  readonly withAttributes?: boolean
}

/** What Brevet was told of a person, and what came of it; to be copied for whoever helps. Nothing of it is secret. */
export function Received({ identity, title, withAttributes = false }: ReceivedProps) {
  const source = sourceLabel(identity)
  const { metGrants, grantCount } = runtime().broker.unmatched(identity)
  const t = useTexts('received')
  const matched = { met: metGrants.length, all: grantCount, isEmpty: isEmpty(identity) }
  const english = resultSentence(textsIn('en', 'received'), matched)
  const attributes = withAttributes ? identity.attributes : []
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title flex-1">{title}</h2>
        <CopyButton
          className="btn btn-ghost"
          text={receivedText({ ...identity, attributes }, { source, result: english })}
          done={t('detailsCopied')}
        >
          {t('copyDetails')}
        </CopyButton>
      </div>
      <dl className="panel-body facts">
        <dt>{t('signedInAs')}</dt>
        <dd>
          <Untrusted>{identity.email ?? identity.name}</Untrusted>
        </dd>
        <dt>{t('through')}</dt>
        <dd>{t.rich('throughAt', { source, at: () => <Moment at={identity.authenticatedAt} /> })}</dd>
        <dt>{t('groups')}</dt>
        <dd>
          <Values values={identity.groups.map(({ value }) => value)} />
        </dd>
        {attributes.map(({ name, values }) => (
          <Fact key={name} name={<Untrusted>{name}</Untrusted>}>
            <Values values={values} />
          </Fact>
        ))}
        <dt>{t('result')}</dt>
        <dd>{resultSentence(t, matched)}</dd>
      </dl>
    </section>
  )
}

/** The name of the source somebody signed in by. */
export function sourceLabel({ source }: Identity): string {
  return (
    runtime()
      .broker.sources()
      .find(({ id }) => id === source)?.label ?? source
  )
}

function isEmpty(identity: Identity): boolean {
  return runtime().broker.entitlements(identity).length === 0
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Values({ values }: { readonly values: readonly string[] }) {
  const t = useTexts('received')
  if (values.length === 0) return t('none')
  return (
    <ul className="flex flex-wrap gap-1.5">
      {values.map((value) => (
        <li key={value} className="tag mono" title={value.length > 60 ? value : undefined}>
          <Untrusted>{value}</Untrusted>
        </li>
      ))}
    </ul>
  )
}
