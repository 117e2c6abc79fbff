import { notFound, redirect } from 'next/navigation'
import { linkPlace, linkWish, signInFor } from '@/app/_http/console-wish'
import { texts } from '@/app/_http/language'
import { pageSession } from '@/app/_http/page-session'
import { LinkFragment } from '@/app/_screens/link-fragment'
import { RoleChooser } from '@/app/_screens/role-chooser'
import { Shell } from '@/app/_screens/shell'
import { consolePath } from '@/app/_ui/access-view'
import { consoleQuery } from '@/app/_ui/console-query'
import { runtime } from '@/lib/broker/runtime'

export async function generateMetadata() {
  return { title: (await texts('links'))('tabs.account') }
}

/** A link to an account: whoever follows it has one role there, or chooses. */
export default async function AccountPage({ params, searchParams }: PageProps<'/go/[account]'>) {
  const { account } = await params
  const query = await searchParams
  const link = linkWish(query)
  const session = await pageSession()
  if (!session) redirect(signInFor(`/go/${account}`, link))
  const found = runtime().broker.linkedRoles(session.identity, { account: decodeURIComponent(account), role: null })
  const [first, ...others] = found
  if (!first) notFound()
  if (others.length === 0) redirect(`${consolePath(first)}${consoleQuery(linkPlace(link))}`)
  return (
    <Shell identity={session.identity}>
      <LinkFragment />
      <RoleChooser entitlements={found} link={link} leadsOn={query['choose'] === undefined} />
    </Shell>
  )
}
