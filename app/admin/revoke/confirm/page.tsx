import { notFound } from 'next/navigation'
import { texts } from '@/app/_http/language'
import { orRefused, pageSession } from '@/app/_http/page-session'
import { readRevocationWish } from '@/app/_http/revocation-wish'
import { searchParametersOf } from '@/app/_http/search-parameters'
import { AdminArea } from '@/app/_screens/admin-area'
import { RevocationConfirm } from '@/app/_screens/revocation-confirm'
import { Shell } from '@/app/_screens/shell'
import type { RevocationWish } from '@/lib/broker/revocation-plan'
import { runtime } from '@/lib/broker/runtime'
import { isBrevetError } from '@/lib/domain/errors'

export async function generateMetadata() {
  return { title: (await texts('adminArea'))('revokeConfirmTitle') }
}

/** Asks before anything is revoked. For administrators; to everybody else, and for what nobody knows, there is no such page. */
export default async function ConfirmRevocationPage({ searchParams }: PageProps<'/admin/revoke/confirm'>) {
  const session = await pageSession()
  const wish = wishOf(searchParametersOf(await searchParams))
  const plan = session && wish && (await orRefused(runtime().broker.revocations.plan(session.identity, wish)))
  if (!session || !wish || !plan) notFound()
  return (
    <Shell identity={session.identity} part="admin">
      <AdminArea identity={session.identity} page="revoke">
        <RevocationConfirm wish={wish} plan={plan} />
      </AdminArea>
    </Shell>
  )
}

/** Null for an address that says nothing understandable. */
function wishOf(parameters: URLSearchParams): RevocationWish | null {
  try {
    return readRevocationWish((field) => parameters.get(field) || null)
  } catch (error) {
    if (isBrevetError(error)) return null
    throw error
  }
}
