import { useTexts } from '#texts'
import { wishedRegion } from '@/lib/broker/issue'
import { runtime } from '@/lib/broker/runtime'
import { type LinkWish, linkPlace } from '../_http/console-wish'
import { DialogTexts } from '../_messages/texts-provider'
import { consolePath, type RoleTarget } from '../_ui/access-view'
import { ConsoleForm } from '../_ui/console-form'
import { consoleQuery } from '../_ui/console-query'
import { CopyButton } from '../_ui/copy-button'
import { readDuration } from '../_ui/duration'
import { environmentLook } from '../_ui/environment'
import type { KeptPurpose } from '../_ui/keys-choices'
import { regionNote } from '../_ui/region-choice'
import { RoleIdentity } from '../_ui/role-identity'
import { LinkDestination } from './link-destination'

interface GoConfirmProps {
  readonly target: RoleTarget
  /** Where in the console, checked when it is opened; and for how long. */
  readonly link: LinkWish
  /** How many further roles of the account this person could take instead. */
  readonly others: number
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** What was said of the role before the provider had to confirm the person. */
  readonly kept: KeptPurpose | null
}

/** The last look before a console is opened: where it is, as whom, and to which page. */
export function GoConfirm({ target, link, others, address, kept }: GoConfirmProps) {
  const t = useTexts('links')
  const ofChoices = useTexts('choices')
  const ofRole = useTexts('role')
  const { account, role } = target
  const production = environmentLook(account.environment) === 'production'
  const { duration, ...place } = linkPlace(link)
  const query = consoleQuery(linkPlace(link))
  const region = wishedRegion(link.wish) ?? account.region
  const note = region === account.region ? '' : regionNote(ofChoices, region, account.region)
  return (
    <section className="card">
      {production && <div className="card-edge" />}
      <div className="flex flex-col gap-4 px-6 pt-5 pb-6">
        <div className="flex flex-col gap-2">
          <h1 className="title">{t(production ? 'openProduction' : 'open')}</h1>
          <RoleIdentity account={account}>
            <bdi>{role.name}</bdi>
          </RoleIdentity>
          {others > 0 && (
            <a className="text-meta" href={`/go/${account.id}${query}${query === '' ? '?' : '&'}choose=1`}>
              {t('others', { count: others })}
            </a>
          )}
        </div>
        <LinkDestination wish={link.wish} />
        {note && <p className="text-meta text-ink-3">{note}</p>}
        <DialogTexts>
          <ConsoleForm
            target={target}
            place={place}
            region={region}
            wantedSeconds={readDuration(duration ?? null)}
            label={t(production ? 'buttonProduction' : 'button')}
            address={address}
            kept={kept}
          >
            <a className="btn btn-large" href="/">
              {t('cancel')}
            </a>
            <CopyButton
              text={`${runtime().broker.publicUrl()}${consolePath(target)}${query}`}
              done={ofRole('linkCopiedShort')}
              className="btn btn-ghost btn-large card-aside"
            >
              {ofRole('copyLink')}
            </CopyButton>
          </ConsoleForm>
        </DialogTexts>
        <p className="text-meta text-ink-3">{t('nothingYet')}</p>
      </div>
    </section>
  )
}
