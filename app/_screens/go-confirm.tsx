import { AppWindow, ArrowUpRight } from 'lucide-react'
import { consoleAction, type RoleTarget } from '../_ui/access-view'
import { AccountId } from '../_ui/account-id'
import { environmentLook } from '../_ui/environment'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Untrusted } from '../_ui/untrusted'

interface GoConfirmProps {
  readonly target: RoleTarget
  /** The console address that was asked for; checked when it is opened. */
  readonly destination: string | null
}

/** The last look before a console is opened: where it is, as whom, and to which page. */
export function GoConfirm({ target, destination }: GoConfirmProps) {
  const { account, role } = target
  const production = environmentLook(account.environment) === 'production'
  const query = destination ? `?${new URLSearchParams({ to: destination })}` : ''
  return (
    <section className="card">
      {production && <div className="card-edge" />}
      <div className="flex flex-col gap-4 px-6 pt-5 pb-6">
        <div className="flex flex-col gap-2">
          <h1 className="title">{production ? 'Open the console in production?' : 'Open the console?'}</h1>
          <div className="identity">
            <EnvironmentBadge environment={account.environment} />
            <bdi className="font-semibold">{account.name}</bdi>
            <AccountId id={account.id} />
            <bdi>{role.name}</bdi>
          </div>
        </div>
        {destination && (
          <div className="destination">
            <AppWindow className="icon" aria-hidden="true" />
            <span className="mono min-w-0">
              <Untrusted>{destination}</Untrusted>
            </span>
          </div>
        )}
        <form method="post" action={`${consoleAction(account.id, role.name)}${query}`} className="flex flex-wrap gap-2">
          <button type="submit" className="btn btn-primary btn-large">
            {production ? 'Open production console' : 'Open console'}
            <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
          </button>
          <a className="btn btn-large" href="/">
            Cancel
          </a>
        </form>
      </div>
    </section>
  )
}
