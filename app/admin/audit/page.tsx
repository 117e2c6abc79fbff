import { notFound } from 'next/navigation'
import { texts } from '@/app/_http/language'
import { orRefused, pageSession } from '@/app/_http/page-session'
import { searchParametersOf } from '@/app/_http/search-parameters'
import { AdminArea } from '@/app/_screens/admin-area'
import { AuditScreen } from '@/app/_screens/audit-screen'
import { Shell } from '@/app/_screens/shell'
import { readAuditQuery } from '@/lib/broker/audit-query'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata() {
  return { title: (await texts('adminArea'))('audit') }
}

/** What happened. For auditors and administrators; to everybody else there is no such page. */
export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const session = await pageSession()
  const query = readAuditQuery(searchParametersOf(await searchParams))
  const page = session && (await orRefused(runtime().broker.auditPage(session.identity, query)))
  if (!session || !page) notFound()
  return (
    <Shell identity={session.identity} part="admin">
      <AdminArea identity={session.identity} page="audit">
        <AuditScreen page={page} query={query} />
      </AdminArea>
    </Shell>
  )
}
