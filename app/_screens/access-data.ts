import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'
import type { PortalSession } from '@/lib/domain/session'
import { currentAddress } from '../_http/current-address'
import { tableOf } from '../_ui/access-table'
import { accountViews } from './account-views'

/** What a person may open, what they use most and what is running, as the list and the command palette are made of it. */
export async function accessData(session: PortalSession, entitlements: readonly Entitlement[]) {
  const { broker } = runtime()
  const { identity } = session
  const accounts = accountViews(entitlements, (entitlement) => broker.offer(session, entitlement))
  const [handedOut, { favourites }, address] = await Promise.all([
    broker.awsSessions(identity),
    broker.preferences(identity),
    currentAddress(),
  ])
  const servedAt = new Date()
  return {
    table: tableOf(accounts),
    favourites,
    recents: broker.recents(handedOut),
    running: handedOut.filter(({ endsAt }) => endsAt > servedAt),
    servedAt,
    address,
  }
}
