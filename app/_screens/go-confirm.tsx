import { AppWindow } from 'lucide-react'
import { type ConsoleWish, wishedRegion } from '@/lib/broker/issue'
import { runtime } from '@/lib/broker/runtime'
import { findConsoleService } from '@/lib/handout/console-services'
import { consolePath, type RoleTarget } from '../_ui/access-view'
import { ConsoleForm } from '../_ui/console-form'
import { consoleQuery } from '../_ui/console-place'
import { CopyButton } from '../_ui/copy-button'
import { environmentLook } from '../_ui/environment'
import { regionNote } from '../_ui/region-choice'
import { RoleIdentity } from '../_ui/role-identity'
import { Untrusted } from '../_ui/untrusted'

interface GoConfirmProps {
  readonly target: RoleTarget
  /** Where in the console; checked when it is opened. */
  readonly wish: ConsoleWish
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
}

/** The last look before a console is opened: where it is, as whom, and to which page. */
export function GoConfirm({ target, wish, address }: GoConfirmProps) {
  const { account, role } = target
  const production = environmentLook(account.environment) === 'production'
  const place = { to: wish.destination, service: wish.service, region: wish.region }
  const link = `${runtime().broker.publicUrl()}${consolePath(target)}${consoleQuery(place)}`
  const destination = placeText(wish)
  const region = wishedRegion(wish) ?? account.region
  const note = region === account.region ? '' : regionNote(region, account.region)
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
        {note && <p className="text-meta text-ink-3">{note}</p>}
        <ConsoleForm
          target={target}
          place={place}
          region={region}
          label={production ? 'Open production console' : 'Open console'}
          address={address}
        >
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

function placeText({ destination, service, region }: ConsoleWish): string {
  const named = service && (findConsoleService(service)?.label ?? service)
  return [destination, named, region].filter((part) => part !== null).join(' · ')
}
