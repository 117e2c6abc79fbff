import type { TrustSetup } from '@/lib/broker/trust-setup'
import { CopyButton } from '../_ui/copy-button'
import type { SetupFormat, SetupView } from './setup-address'

type Plan = Extract<TrustSetup['result'], { readonly ok: true }>['plan']

interface SetupStepsProps {
  readonly plan: Plan
  readonly view: SetupView
}

/** What to do, in order; the text itself stands below. */
export function SetupSteps({ plan, view }: SetupStepsProps) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">What to do</h2>
      </div>
      <ol className="panel-body setup-steps">
        <li>
          <p>{howToApply[view.format](plan)}</p>
        </li>
        <li>
          <p>{permissions(plan)}</p>
        </li>
        {plan.callers.map(({ principal, trustPolicy }) => (
          <li key={principal.arn}>
            <p>
              In account {principal.accountId}, give <span className="mono break-all">{principal.arn}</span> its{' '}
              {trustPolicy ? 'trust policy and its permissions' : 'permissions'}, which stand in the same text.
            </p>
          </li>
        ))}
        {plan.steps.map((step) => (
          <li key={step}>
            <p>{step}</p>
          </li>
        ))}
        <Check plan={plan} view={view} />
      </ol>
      {plan.notes.length > 0 && (
        <ul className="panel-body setup-notes">
          {plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const howToApply: Readonly<Record<SetupFormat, (plan: Plan) => string>> = {
  cloudformation: ({ account }) =>
    `Deploy the template below as a stack in account ${account.id}, region ${account.region}, as its administrator. Its first lines have the command.`,
  terraform: ({ account }) =>
    `Apply the configuration below with an aws provider of account ${account.id}. Import first what exists there already.`,
  cli: ({ account }) =>
    `Run the script below with credentials of an administrator of account ${account.id}. Running it again is safe.`,
  json: ({ account }) =>
    `Create in account ${account.id} what is described below, with the tool of your choice. Names are those of IAM’s API.`,
}

function permissions({ roles, user }: Plan): string {
  const holders = [...(roles.length > 0 ? ['the roles'] : []), ...(user === null ? [] : ['the user'])].join(' and ')
  return `Attach to ${holders} the permissions that people are to have. Brevet gives none: what is written here says only who may come in.`
}

function Check({ plan: { account, methods, roles }, view }: SetupStepsProps) {
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
          <p>Have a role’s trust policy judged as it then is:</p>
          <Command text={judged} />
        </li>
      )}
      {methods.includes('assume-role') && (
        <li>
          <p>Where the portal runs, prove that each role admits Brevet and refuses a call without the ExternalId:</p>
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
  return (
    <p className="setup-command">
      <code className="mono min-w-0 flex-1">{text}</code>
      <CopyButton
        text={text}
        done="Command copied"
        label="Copy the command"
        className="btn btn-ghost btn-icon btn-small"
      />
    </p>
  )
}
