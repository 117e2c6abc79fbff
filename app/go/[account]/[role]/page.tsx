import { notFound, redirect } from 'next/navigation'
import { linkWish, signInFor } from '@/app/_http/console-wish'
import { currentAddress } from '@/app/_http/current-address'
import { texts } from '@/app/_http/language'
import { pageSession } from '@/app/_http/page-session'
import { targetView } from '@/app/_screens/account-views'
import { GoConfirm } from '@/app/_screens/go-confirm'
import { LinkFragment } from '@/app/_screens/link-fragment'
import { RoleChooser } from '@/app/_screens/role-chooser'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata() {
  return { title: (await texts('links'))('tabs.role') }
}

/** The link to one role's console. It shows where it leads; only the button, a POST, opens anything. */
export default async function GoPage({ params, searchParams }: PageProps<'/go/[account]/[role]'>) {
  const { account, role } = await params
  const link = linkWish(await searchParams)
  const session = await pageSession()
  if (!session) redirect(signInFor(`/go/${account}/${role}`, link))
  const { broker } = runtime()
  const name = { account: decodeURIComponent(account), role: decodeURIComponent(role) }
  const found = broker.linkedRoles(session.identity, name)
  const [only, ...others] = found
  if (!only) notFound()
  return (
    <Shell identity={session.identity}>
      <LinkFragment />
      {others.length > 0 ? (
        <RoleChooser entitlements={found} link={link} leadsOn={false} />
      ) : (
        <GoConfirm
          target={targetView(only, broker.offer(session, only))}
          link={link}
          others={broker.linkedRoles(session.identity, { account: only.account.id, role: null }).length - 1}
          address={await currentAddress()}
          kept={await broker.keptPurpose(session)}
        />
      )}
    </Shell>
  )
}
