import { notFound } from 'next/navigation'
import { currentSession } from '@/app/_http/current-session'
import { SetupDocument } from '@/app/_screens/setup-document'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'
import { setupChoices } from '@/lib/broker/trust-setup'

export const metadata = { title: 'Set up an AWS account' }

/** The AWS side of one account. For administrators; to everybody else there is no such page. */
export default async function AccountSetupPage({ params, searchParams }: PageProps<'/admin/setup/[account]'>) {
  const { account } = await params
  const { method, format } = await searchParams
  const session = await currentSession()
  const chosen = setupChoices.methods.find((known) => known === method) ?? null
  const setup = session && (await runtime().broker.trustSetup(session.identity, account, chosen))
  if (!session || !setup) notFound()
  return (
    <Shell identity={session.identity} part="admin">
      <SetupDocument setup={setup} format={setupChoices.formats.find((known) => known === format) ?? null} />
    </Shell>
  )
}
