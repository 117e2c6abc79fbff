import { notFound, redirect } from 'next/navigation'
import { consoleWish, wishQuery } from '@/app/_http/console-wish'
import { currentAddress } from '@/app/_http/current-address'
import { pageSession } from '@/app/_http/page-session'
import { targetView } from '@/app/_screens/account-views'
import { GoConfirm } from '@/app/_screens/go-confirm'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'

export const metadata = { title: 'Open the console' }

/** The link to one role's console. It shows where it leads; only the button, a POST, opens anything. */
export default async function GoPage({ params, searchParams }: PageProps<'/go/[account]/[role]'>) {
  const { account, role } = await params
  const query = await searchParams
  const wish = consoleWish((name) => query[name])
  const session = await pageSession()
  if (!session) {
    redirect(`/signin?${new URLSearchParams({ returnTo: `/go/${account}/${role}${wishQuery(wish)}` })}`)
  }
  const id = `${decodeURIComponent(account)}/${decodeURIComponent(role)}`
  const { broker } = runtime()
  const entitlement = broker.entitlement(session.identity, id)
  if (!entitlement?.console) notFound()
  return (
    <Shell identity={session.identity}>
      <GoConfirm
        target={targetView(entitlement, broker.offer(session, entitlement))}
        wish={wish}
        address={await currentAddress()}
      />
    </Shell>
  )
}
