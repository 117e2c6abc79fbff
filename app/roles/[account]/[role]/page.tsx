import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { currentAddress } from '@/app/_http/current-address'
import { knownSession } from '@/app/_http/current-session'
import { texts } from '@/app/_http/language'
import { pageSession } from '@/app/_http/page-session'
import { RoleScreen } from '@/app/_screens/role-screen'
import { Shell } from '@/app/_screens/shell'
import { rolePath } from '@/app/_ui/access-view'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata({ params }: PageProps<'/roles/[account]/[role]'>): Promise<Metadata> {
  const session = await knownSession()
  const found = session && runtime().broker.entitlement(session.identity, await idOf(params))
  const t = await texts('rolePage')
  return { title: found ? t('title', { role: found.role.name, account: found.account.name }) : t('notFound') }
}

/** Everything about one role of this person. A role that is not theirs and one that does not exist are the same answer. */
export default async function RolePage({ params }: PageProps<'/roles/[account]/[role]'>) {
  const id = await idOf(params)
  const session = await pageSession()
  if (!session) redirect(`/signin?${new URLSearchParams({ returnTo: rolePath(id) })}`)
  const { broker } = runtime()
  const entitlement = broker.entitlement(session.identity, id)
  if (!entitlement) notFound()
  const [handedOut, { favourites }] = await Promise.all([
    broker.awsSessions(session.identity),
    broker.preferences(session.identity),
  ])
  return (
    <Shell identity={session.identity}>
      <RoleScreen
        session={session}
        entitlement={entitlement}
        uses={handedOut.filter((use) => use.entitlement === entitlement.id)}
        isFavourite={favourites.includes(entitlement.id)}
        address={await currentAddress()}
      />
    </Shell>
  )
}

async function idOf(params: PageProps<'/roles/[account]/[role]'>['params']): Promise<string> {
  const { account, role } = await params
  return `${decodeURIComponent(account)}/${decodeURIComponent(role)}`
}
