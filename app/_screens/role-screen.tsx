import { ChevronRight, ShieldAlert } from 'lucide-react'
import { useTexts } from '#texts'
import type { AwsSession } from '@/lib/broker/aws-sessions'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { PortalSession } from '@/lib/domain/session'
import { rolePath } from '../_ui/access-view'
import { RoleActions } from '../_ui/role-actions'
import { roleBundle } from '../_ui/role-bundle'
import { RoleIdentity } from '../_ui/role-identity'
import { RoleStar } from '../_ui/role-star'
import { Untrusted } from '../_ui/untrusted'
import { targetView } from './account-views'
import { RoleAccount } from './role-account'
import { RolePlaces } from './role-places'
import { RoleSession } from './role-session'
import { RoleTerms } from './role-terms'
import { RoleTold } from './role-told'
import { RoleUses } from './role-uses'
import { RoleWhy } from './role-why'

interface RoleScreenProps {
  readonly session: PortalSession
  readonly entitlement: Entitlement
  /** What the person was given of this role, newest first. */
  readonly uses: readonly AwsSession[]
  readonly isFavourite: boolean
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
}

/** One role: which, why, for how long, as whom, where to, and since when. */
export function RoleScreen({ session, entitlement, uses, isFavourite, address }: RoleScreenProps) {
  const t = useTexts('rolePage')
  const { broker } = runtime()
  const offer = broker.offer(session, entitlement)
  const detail = broker.roleDetail(session.identity, entitlement)
  const target = targetView(entitlement, offer)
  const sources = new Map(broker.sources().map(({ id, label }) => [id, label]))
  const bundle = roleBundle({
    entitlement,
    sessionName: detail.preview.name,
    source: sources.get(session.identity.source) ?? session.identity.source,
    lastReference: uses[0]?.reference ?? null,
    at: new Date(),
  })
  return (
    <div className="flex flex-col gap-4">
      <Trail account={target.account.name} role={target.role.name} />
      <div className="role-head">
        <div className="min-w-0 flex-1 max-lg:basis-full">
          <RoleIdentity account={target.account}>{null}</RoleIdentity>
          <div className="role-title">
            <h1 className="hero">
              <bdi>{target.role.name}</bdi>
            </h1>
            <RoleStar target={target} isFavourite={isFavourite} />
            {target.role.privileged && (
              <span className="tag tag-danger">
                <ShieldAlert className="icon icon-xs" aria-hidden="true" />
                {t('privileged')}
              </span>
            )}
          </div>
          {target.role.description && (
            <p className="lead">
              <Untrusted>{target.role.description}</Untrusted>
            </p>
          )}
        </div>
        <RoleActions
          target={target}
          address={address}
          link={`${broker.publicUrl()}${rolePath(entitlement.id)}`}
          bundle={bundle}
        />
      </div>
      <div className="role-columns">
        <div className="flex min-w-0 flex-col gap-4">
          <RoleWhy entitlement={entitlement} identity={session.identity} detail={detail} sources={sources} />
          <RoleTerms entitlement={entitlement} offer={offer} />
          {entitlement.console && <RolePlaces target={target} />}
          <RoleUses uses={uses} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <RoleSession offer={offer} signInEndsAt={session.expiresAt} />
          <RoleTold entitlement={entitlement} preview={detail.preview} />
          <RoleAccount account={entitlement.account} owner={detail.accountOwner} />
        </div>
      </div>
    </div>
  )
}

function Trail({ account, role }: { readonly account: string; readonly role: string }) {
  const t = useTexts('rolePage')
  return (
    <nav className="trail" aria-label={t('whereYouAre')}>
      <a href="/">{t('access')}</a>
      <ChevronRight className="icon icon-xs" aria-hidden="true" />
      <span className="trail-name">
        <Untrusted>{account}</Untrusted>
      </span>
      <ChevronRight className="icon icon-xs" aria-hidden="true" />
      <bdi aria-current="page">{role}</bdi>
    </nav>
  )
}
