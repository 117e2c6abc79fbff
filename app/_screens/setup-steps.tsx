import { useTexts } from '#texts'
import type { TrustSetup } from '@/lib/broker/trust-setup'
import { CopyButton } from '../_ui/copy-button'
import type { SetupView } from './setup-address'

type Plan = Extract<TrustSetup['result'], { readonly ok: true }>['plan']

interface SetupStepsProps {
  readonly plan: Plan
  readonly view: SetupView
}

/** What to do, in order; the text itself stands below. */
export function SetupSteps({ plan, view }: SetupStepsProps) {
  const t = useTexts('setup')
  const holders = plan.user === null ? 'roles' : plan.roles.length > 0 ? 'both' : 'user'
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">{t('whatToDo')}</h2>
      </div>
      <ol className="panel-body setup-steps">
        <li>
          <p>{t(`apply.${view.format}`, { account: plan.account.id, region: plan.account.region })}</p>
        </li>
        <li>
          <p>{t(`permissions.${holders}`)}</p>
        </li>
        {plan.callers.map(({ principal, trustPolicy }) => (
          <li key={principal.arn}>
            <p>
              {t.rich(trustPolicy ? 'callerTrust' : 'callerPermissions', {
                account: principal.accountId,
                arn: principal.arn,
                code: (words) => <span className="mono break-all">{words}</span>,
              })}
            </p>
          </li>
        ))}
        {plan.steps.map((step) => (
          <li key={step}>
            <p lang="en">{step}</p>
          </li>
        ))}
        <Check plan={plan} view={view} />
      </ol>
      {plan.notes.length > 0 && (
        <ul className="panel-body setup-notes">
          {plan.notes.map((note) => (
            <li key={note} lang="en">
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Check({ plan: { account, methods, roles }, view }: SetupStepsProps) {
  const t = useTexts('setup')
  const first = roles[0]?.name
  const options = [
    ...(view.method === null ? [] : [`--method ${view.method}`]),
    ...(methods.includes('id-token') ? view.subjects.map((subject) => `--subject ${shellWord(subject)}`) : []),
    '--policy -',
  ].join(' ')
  const judged = `aws iam get-role --role-name '${first}' | npm run -s trust -- check --account ${account.id} ${options}`
  const called = `npm run trust -- check --account ${account.id}`
  return (
    <>
      {first !== undefined && (
        <li>
          <p>{t('judge')}</p>
          <Command text={judged} />
        </li>
      )}
      {methods.includes('assume-role') && (
        <li>
          <p>{t('prove')}</p>
          <Command text={called} />
        </li>
      )}
    </>
  )
}

/** One word of a POSIX shell, whatever it holds. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function Command({ text }: { readonly text: string }) {
  const t = useTexts('setup')
  return (
    <p className="setup-command">
      <code className="mono min-w-0 flex-1">{text}</code>
      <CopyButton
        text={text}
        done={t('commandCopied')}
        label={t('copyCommand')}
        className="btn btn-ghost btn-icon btn-small"
      />
    </p>
  )
}
