import { notFound } from 'next/navigation'
import { texts } from '@/app/_http/language'
import { orRefused, pageSession } from '@/app/_http/page-session'
import { searchParametersOf } from '@/app/_http/search-parameters'
import { AdminArea } from '@/app/_screens/admin-area'
import { RevocationScreen } from '@/app/_screens/revocation-screen'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata() {
  return { title: (await texts('adminArea'))('revokeTitle') }
}

/** AWS sessions that run, and what is denied. For administrators; to everybody else there is no such page. */
export default async function RevokePage({ searchParams }: PageProps<'/admin/revoke'>) {
  const session = await pageSession()
  const parameters = searchParametersOf(await searchParams)
  const typed = (name: string) => parameters.get(name)?.trim().slice(0, 200) ?? ''
  const filter = { person: typed('person'), account: typed('account'), role: typed('role') }
  const { revocations } = runtime().broker
  const wanted = { person: filter.person || null, accountId: filter.account || null, role: filter.role || null }
  const running = session && (await orRefused(revocations.runningSessions(session.identity, wanted)))
  const standing = session && (await orRefused(revocations.standing(session.identity)))
  if (!session || !running || !standing) notFound()
  const news = {
    done: /^brv-[0-9A-Z]{4}-[0-9A-Z]{4}$/.exec(typed('done'))?.[0] ?? null,
    failed: count(typed('failed')) ?? 0,
    signedOut: count(typed('signedOut')),
    lifted: typed('lifted') === '1',
  }
  return (
    <Shell identity={session.identity} part="admin">
      <AdminArea identity={session.identity} page="revoke">
        <RevocationScreen running={running} standing={standing} filter={filter} news={news} />
      </AdminArea>
    </Shell>
  )
}

function count(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}
