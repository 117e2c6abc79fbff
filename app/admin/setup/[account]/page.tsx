import { notFound } from 'next/navigation'
import { currentSession } from '@/app/_http/current-session'
import { texts } from '@/app/_http/language'
import { AdminArea } from '@/app/_screens/admin-area'
import { readSubjects } from '@/app/_screens/setup-address'
import { SetupDocument } from '@/app/_screens/setup-document'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'
import { setupChoices } from '@/lib/broker/trust-setup'

export async function generateMetadata() {
  return { title: (await texts('adminArea'))('setupAccountTitle') }
}

/** The AWS side of one account. For administrators; to everybody else there is no such page. */
export default async function AccountSetupPage({ params, searchParams }: PageProps<'/admin/setup/[account]'>) {
  const { account: accountId } = await params
  const { method: wanted, format, subject } = await searchParams
  const session = await currentSession()
  const method = setupChoices.methods.find((known) => known === wanted) ?? null
  const subjects = readSubjects(subject)
  const request = session && { identity: session.identity, accountId, method, subjects }
  const setup = request && (await runtime().broker.trustSetup(request))
  if (!session || !setup) notFound()
  const known = setupChoices.formats.find((candidate) => candidate === format) ?? null
  return (
    <Shell identity={session.identity} part="admin">
      <AdminArea identity={session.identity} page="setup">
        <SetupDocument setup={setup} format={known} subjects={subjects} />
      </AdminArea>
    </Shell>
  )
}
