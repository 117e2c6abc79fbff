import { TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'
import { setupChoices, type TrustSetup } from '@/lib/broker/trust-setup'
import { AccountId } from '../_ui/account-id'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Untrusted } from '../_ui/untrusted'
import { useList } from '../_ui/use-list'
import { type SetupFormat, type SetupView, setupAddress } from './setup-address'
import { SetupPeople } from './setup-people'
import { SetupSteps } from './setup-steps'
import { SetupText } from './setup-text'

interface SetupDocumentProps {
  readonly setup: TrustSetup
  /** Null: the first. */
  readonly format: SetupFormat | null
  readonly subjects: readonly string[]
}

/** What an account's administrator does, and the text for it. What is shown stands in the address. */
export function SetupDocument({ setup, format, subjects }: SetupDocumentProps) {
  const t = useTexts('setup')
  const { account, method, people, result } = setup
  const view: SetupView = { accountId: account.id, method, format: format ?? setupChoices.formats[0], subjects }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h1 className="title">{t('account')}</h1>
        <div className="identity">
          <EnvironmentBadge environment={account.environment} />
          <bdi className="font-semibold">
            <Untrusted>{account.name}</Untrusted>
          </bdi>
          <AccountId id={account.id} />
        </div>
      </div>
      <Methods setup={setup} view={view} />
      {people && <SetupPeople people={people} view={view} />}
      {result.ok ? (
        <>
          <Warnings warnings={result.plan.warnings} />
          <SetupSteps plan={result.plan} view={view} />
          <SetupText text={result.texts.find((one) => one.format === view.format)?.text ?? ''} view={view} />
        </>
      ) : (
        <Missing faults={result.faults} />
      )}
    </div>
  )
}

interface MethodsProps {
  readonly setup: TrustSetup
  readonly view: SetupView
}

/** What the file says comes first; any other method is there to be looked at. */
function Methods({ setup: { method, ownMethods }, view }: MethodsProps) {
  const t = useTexts('setup')
  const listed = useList()
  return (
    <div className="flex flex-col gap-2">
      <nav className="tabs" aria-label={t('method')}>
        {[null, ...setupChoices.methods].map((candidate) => (
          <a
            key={candidate ?? 'own'}
            className="tab inline-flex items-center"
            href={setupAddress({ ...view, method: candidate })}
            aria-current={candidate === method ? 'page' : undefined}
          >
            {candidate ?? t('asConfigured')}
          </a>
        ))}
      </nav>
      <p className="text-ink-2">
        {ownMethods.length === 0 ? t('noMethod') : t('reachedBy', { methods: listed(ownMethods) })}
      </p>
    </div>
  )
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  return warnings.map((warning) => (
    <div key={warning} className="banner">
      <TriangleAlert className="icon text-warn" aria-hidden="true" />
      <p className="min-w-0 flex-1" lang="en">
        {warning}
      </p>
    </div>
  ))
}

function Missing({ faults }: { readonly faults: readonly string[] }) {
  const t = useTexts('setup')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">{t('notReady')}</h2>
      </div>
      <ul className="panel-body flex flex-col gap-1" lang="en">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </section>
  )
}
