import { notFound } from 'next/navigation'
import { currentSession } from '@/app/_http/current-session'
import { texts } from '@/app/_http/language'
import { AdminArea } from '@/app/_screens/admin-area'
import { SetupAccounts } from '@/app/_screens/setup-accounts'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata() {
  return { title: (await texts('adminArea'))('setupTitle') }
}

/** Which account to set up. For administrators; to everybody else there is no such page. */
export default async function SetupPage() {
  const session = await currentSession()
  const accounts = session && runtime().broker.setupAccounts(session.identity)
  if (!session || !accounts) notFound()
  return (
    <Shell identity={session.identity} part="admin">
      <AdminArea identity={session.identity} page="setup">
        <SetupAccounts accounts={accounts} />
      </AdminArea>
    </Shell>
  )
}
