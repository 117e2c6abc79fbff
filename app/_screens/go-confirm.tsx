import { AppWindow } from 'lucide-react'
import type { ConsoleWish } from '@/lib/broker/issue'
import { runtime } from '@/lib/broker/runtime'
import { findConsoleService } from '@/lib/handout/console-services'
import { consoleAction, consolePath, type RoleTarget } from '../_ui/access-view'
import { ConsoleForm } from '../_ui/console-form'
import { type ConsolePlace, consoleQuery } from '../_ui/console-place'
import { CopyButton } from '../_ui/copy-button'
import { environmentLook } from '../_ui/environment'
import { PurposeFields } from '../_ui/purpose-fields'
import { RoleIdentity } from '../_ui/role-identity'
import type { RoleOffer } from '../_ui/role-offer'
import { Untrusted } from '../_ui/untrusted'

interface GoConfirmProps {
  readonly target: RoleTarget
  /** Where in the console; checked when it is opened. */
  readonly wish: ConsoleWish
  /** AWS's sign-in page takes our own answer for this role too. */
  readonly opensByPost: boolean
}

/** The last look before a console is opened: where it is, as whom, and to which page. */
export function GoConfirm({ target, wish, opensByPost }: GoConfirmProps) {
  const { account, role } = target
  const production = environmentLook(account.environment) === 'production'
  const place = { to: wish.destination, service: wish.service, region: wish.region }
  const link = `${runtime().broker.publicUrl()}${consolePath(target)}${consoleQuery(place)}`
  const destination = placeText(wish)
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
        <ConsoleForm
          target={target}
          place={place}
          label={production ? 'Open production console' : 'Open console'}
          fields={<ConsoleFields offer={role.offer} />}
        >
          {opensByPost && (
            <button type="submit" className="btn btn-large" formAction={postAction(target, place)}>
              Open by SAML sign-in
            </button>
          )}
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

function postAction(target: RoleTarget, place: ConsolePlace): string {
  const query = consoleQuery(place)
  return `${consoleAction(target)}${query === '' ? '?' : `${query}&`}way=saml`
}

function placeText({ destination, service, region }: ConsoleWish): string {
  const named = service && (findConsoleService(service)?.label ?? service)
  return [destination, named, region].filter((part) => part !== null).join(' · ')
}

/** What narrows the session, and what the grant asks. */
function ConsoleFields({ offer }: { readonly offer: RoleOffer }) {
  return (
    <div className="mb-2 flex w-full flex-col gap-3">
      {offer.policies.length === 0 && (
        <label className="check">
          <input type="checkbox" name="readOnly" />
          <span>Read-only this time</span>
        </label>
      )}
      <PurposeFields offer={offer} />
    </div>
  )
}
