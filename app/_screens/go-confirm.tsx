import { AppWindow, ArrowUpRight } from 'lucide-react'
import { runtime } from '@/lib/broker/runtime'
import { consoleAction, consolePath, type RoleTarget } from '../_ui/access-view'
import { ConsoleForm } from '../_ui/console-form'
import { CopyButton } from '../_ui/copy-button'
import { environmentLook } from '../_ui/environment'
import { RoleIdentity } from '../_ui/role-identity'
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
  const link = `${runtime().broker.publicUrl()}${consolePath(target)}${query}`
  return (
    <section className="card">
      {production && <div className="card-edge" />}
      <div className="flex flex-col gap-4 px-6 pt-5 pb-6">
        <div className="flex flex-col gap-2">
          <h1 className="title">{production ? 'Open the console in production?' : 'Open the console?'}</h1>
          <RoleIdentity account={account}>
            <bdi>{role.name}</bdi>
          </RoleIdentity>
        </div>
        {destination && (
          <div className="destination">
            <AppWindow className="icon" aria-hidden="true" />
            <span className="mono min-w-0">
              <Untrusted>{destination}</Untrusted>
            </span>
          </div>
        )}
        <ConsoleForm action={`${consoleAction(target)}${query}`}>
          <button type="submit" className="btn btn-primary btn-large">
            {production ? 'Open production console' : 'Open console'}
            <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
          </button>
          <a className="btn btn-large" href="/">
            Cancel
          </a>
          <CopyButton text={link} done="Link copied" className="btn btn-ghost btn-large card-aside">
            Copy link
          </CopyButton>
        </ConsoleForm>
        <p className="text-meta text-ink-3">Nothing is issued until you open the console.</p>
      </div>
    </section>
  )
}
