import type { ReactNode } from 'react'
import { runtime } from '@/lib/broker/runtime'
import type { Identity } from '@/lib/domain/identity'
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
  const result = resultSentence({ met: metGrants.length, all: grantCount, isEmpty: isEmpty(identity) })
  const attributes = withAttributes ? identity.attributes : []
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title flex-1">{title}</h2>
        <CopyButton
          className="btn btn-ghost"
          text={receivedText({ ...identity, attributes }, { source, result })}
          done="Details copied"
        >
          Copy details
        </CopyButton>
      </div>
      <dl className="panel-body facts">
        <dt>Signed in as</dt>
        <dd>
          <Untrusted>{identity.email ?? identity.name}</Untrusted>
        </dd>
        <dt>Through</dt>
        <dd>
          {source}, <Moment at={identity.authenticatedAt} />
        </dd>
        <dt>Groups</dt>
        <dd>
          <Values values={identity.groups.map(({ value }) => value)} />
        </dd>
        {attributes.map(({ name, values }) => (
          <Fact key={name} name={<Untrusted>{name}</Untrusted>}>
            <Values values={values} />
          </Fact>
        ))}
        <dt>Result</dt>
        <dd>{result}</dd>
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
  if (values.length === 0) return 'none'
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
