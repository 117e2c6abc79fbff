import { TriangleAlert } from 'lucide-react'
import { setupChoices, type TrustSetup } from '@/lib/broker/trust-setup'
import { AccountId } from '../_ui/account-id'
import { CopyButton } from '../_ui/copy-button'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Untrusted } from '../_ui/untrusted'

type Format = (typeof setupChoices.formats)[number]

const formatNames: Readonly<Record<Format, string>> = {
  cloudformation: 'CloudFormation',
  terraform: 'Terraform',
  cli: 'AWS CLI',
  json: 'JSON',
}

interface SetupDocumentProps {
  readonly setup: TrustSetup
  /** Null: the first. */
  readonly format: Format | null
}

/** One method and one format at a time; both are links, so that an address can be sent to somebody. */
export function SetupDocument({ setup, format }: SetupDocumentProps) {
  const { account, result } = setup
  const shown = format ?? setupChoices.formats[0]
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h1 className="title">Set up AWS account</h1>
        <div className="identity">
          <EnvironmentBadge environment={account.environment} />
          <bdi className="font-semibold">
            <Untrusted>{account.name}</Untrusted>
          </bdi>
          <AccountId id={account.id} />
        </div>
      </div>
      <Methods setup={setup} format={shown} />
      {result.ok ? (
        <>
          <Remarks isOwnMethod={setup.isOwnMethod} notes={result.notes} warnings={result.warnings} />
          <Formats setup={setup} format={shown} />
          <Document text={result.texts.find((candidate) => candidate.format === shown)?.text ?? ''} format={shown} />
        </>
      ) : (
        <Missing setup={setup} faults={result.faults} />
      )}
    </div>
  )
}

function Methods({ setup, format }: { readonly setup: TrustSetup; readonly format: Format }) {
  return (
    <nav className="tabs" aria-label="Method">
      {setupChoices.methods.map((method) => (
        <a
          key={method}
          className="tab inline-flex items-center"
          href={addressOf(setup.account.id, method, format)}
          aria-current={method === setup.method ? 'page' : undefined}
        >
          {method}
        </a>
      ))}
    </nav>
  )
}

function Formats({ setup, format }: { readonly setup: TrustSetup; readonly format: Format }) {
  return (
    <nav className="segments self-start" aria-label="Format">
      {setupChoices.formats.map((candidate) => (
        <a
          key={candidate}
          className="segment"
          href={addressOf(setup.account.id, setup.method, candidate)}
          aria-current={candidate === format ? 'page' : undefined}
        >
          {formatNames[candidate]}
        </a>
      ))}
    </nav>
  )
}

interface RemarksProps {
  readonly isOwnMethod: boolean
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

function Remarks({ isOwnMethod, notes, warnings }: RemarksProps) {
  return (
    <>
      {warnings.map((warning) => (
        <div key={warning} className="banner">
          <TriangleAlert className="icon text-warn" aria-hidden="true" />
          <p className="min-w-0 flex-1">{warning}</p>
        </div>
      ))}
      <ul className="flex flex-col gap-1 text-ink-2">
        {isOwnMethod && <li>This is the account’s method in brevet.yaml.</li>}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}

function Document({ text, format }: { readonly text: string; readonly format: Format }) {
  return (
    <div className="code">
      <div className="code-head">
        <span className="flex-1">{formatNames[format]}</span>
        <CopyButton text={text} done={`${formatNames[format]} copied`} className="btn btn-ghost btn-small">
          Copy
        </CopyButton>
      </div>
      <pre className="code-document">{text}</pre>
    </div>
  )
}

function Missing({ setup, faults }: { readonly setup: TrustSetup; readonly faults: readonly string[] }) {
  const command = `npm run trust -- --account ${setup.account.id} --method ${setup.method} --principal ARN --external-id ID`
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">Not ready</h2>
      </div>
      <div className="panel-body flex flex-col gap-3">
        <ul className="flex flex-col gap-1">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
        {setup.method === 'assume-role' && (
          <p>
            Where you know both: <code className="mono">{command}</code>
          </p>
        )}
      </div>
    </section>
  )
}

function addressOf(accountId: string, method: string, format: Format): string {
  return `/admin/setup/${accountId}?${new URLSearchParams({ method, format })}`
}
