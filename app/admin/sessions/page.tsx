import { notFound } from 'next/navigation'
import { texts } from '@/app/_http/language'
import { orRefused, pageSession } from '@/app/_http/page-session'
import { personSought } from '@/app/_http/person-sought'
import { searchParametersOf } from '@/app/_http/search-parameters'
import { AdminArea } from '@/app/_screens/admin-area'
import { PeopleScreen } from '@/app/_screens/people-screen'
import { Shell } from '@/app/_screens/shell'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata() {
  return { title: (await texts('people'))('title') }
}

/** Who is signed in, and the way to sign them out. For administrators; to everybody else there is no such page. */
export default async function PeoplePage({ searchParams }: PageProps<'/admin/sessions'>) {
  const session = await pageSession()
  const parameters = searchParametersOf(await searchParams)
  const sought = personSought(parameters)
  const found = session && (await orRefused(runtime().broker.signedInPeople(session.identity, sought)))
  if (!session || !found) notFound()
  const ended = parameters.get('ended') ?? ''
  return (
    <Shell identity={session.identity} part="admin">
      <AdminArea identity={session.identity} page="sessions">
        <PeopleScreen found={found} sought={sought} ended={/^\d{1,4}$/.test(ended) ? Number(ended) : null} />
      </AdminArea>
    </Shell>
  )
}
