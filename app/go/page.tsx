import { notFound, redirect } from 'next/navigation'
import { linkPlace, linkWish, signInFor } from '@/app/_http/console-wish'
import { texts } from '@/app/_http/language'
import { pageSession } from '@/app/_http/page-session'
import { LinkFragment } from '@/app/_screens/link-fragment'
import { PastePlace } from '@/app/_screens/paste-place'
import { RoleChooser } from '@/app/_screens/role-chooser'
import { Shell } from '@/app/_screens/shell'
import { consolePath } from '@/app/_ui/access-view'
import { consoleQuery } from '@/app/_ui/console-query'
import { pastedWish } from '@/app/_ui/pasted-wish'
import type { ConsoleWish } from '@/lib/broker/issue'
import { runtime } from '@/lib/broker/runtime'
import { type AwsPlace, nowhere } from '@/lib/domain/aws-place'
import { partitionOfRegion } from '@/lib/domain/partition'
import { readPlace } from '@/lib/domain/pasted-place'

export async function generateMetadata() {
  return { title: (await texts('links'))('tabs.place') }
}

/** A link without account or role: whoever follows it goes there with a role of their own. */
export default async function PlacePage({ searchParams }: PageProps<'/go'>) {
  const query = await searchParams
  const link = linkWish(query)
  const session = await pageSession()
  if (!session) redirect(signInFor('/go', link))
  const { identity } = session
  const { destination } = link.wish
  const place = placeOf(link.wish)
  if (place === null) {
    return (
      <Shell identity={identity}>
        <LinkFragment />
        <PastePlace unread={destination} />
      </Shell>
    )
  }
  const found = runtime().broker.rolesAt(identity, place)
  const wish =
    place.address === null && destination !== null && !isPath(destination) ? pastedWish(place) : linkPlace(link)
  const { to = null, service = null, region = null } = wish
  const onward = { duration: link.duration, wish: { destination: to, service, region } }
  const [first, ...others] = found
  if (!first) notFound()
  if (others.length === 0) redirect(`${consolePath(first)}${consoleQuery(linkPlace(onward))}`)
  return (
    <Shell identity={identity}>
      <LinkFragment />
      <RoleChooser
        entitlements={found}
        link={onward}
        words={typeof query['accounts'] === 'string' ? query['accounts'] : ''}
        leadsOn={query['choose'] === undefined && !place.isRefused}
      />
    </Shell>
  )
}

/** What the link says of a place; null when it says nothing that can be read. */
function placeOf({ destination, service, region }: ConsoleWish): AwsPlace | null {
  const partition = partitionOfRegion(region ?? '')?.id ?? null
  if (destination === null) return service === null && region === null ? null : { ...nowhere, partition }
  return isPath(destination) ? nowhere : readPlace(destination)
}

function isPath(destination: string): boolean {
  return /^\/(?!\/)/.test(destination)
}
