import { redirect } from 'next/navigation'
import { runtime } from '@/lib/broker/runtime'
import { texts } from './_http/language'
import { pageSession } from './_http/page-session'
import { Access } from './_screens/access'
import { EmptyAccess } from './_screens/empty-access'
import { Shell } from './_screens/shell'

export async function generateMetadata() {
  return { title: (await texts('access'))('tab') }
}

export default async function AccessPage({ searchParams }: PageProps<'/'>) {
  const session = await pageSession()
  const query = await searchParams
  if (!session) redirect(signInAddress(query))
  const entitlements = runtime().broker.entitlements(session.identity)
  return (
    <Shell identity={session.identity}>
      {entitlements.length > 0 ? (
        <Access session={session} entitlements={entitlements} parameter={(name) => one(query[name])} />
      ) : (
        <EmptyAccess session={session} />
      )}
    </Shell>
  )
}

/** A filter in the address survives the sign-in. */
function signInAddress(query: Awaited<PageProps<'/'>['searchParams']>): string {
  const wanted = new URLSearchParams(Object.keys(query).map((name) => [name, one(query[name])]))
  return wanted.size === 0 ? '/signin' : `/signin?${new URLSearchParams({ returnTo: `/?${wanted}` })}`
}

function one(parameter: string | readonly string[] | undefined): string {
  return (typeof parameter === 'string' ? parameter : parameter?.[0]) ?? ''
}
