import { runtime } from '@/lib/broker/runtime'
import { type ErrorCode, errorCodes } from '@/lib/domain/errors'
import type { PortalSession } from '@/lib/domain/session'
import { knownSession } from '../_http/current-session'
import { knownRefusal } from '../_http/known-refusal'
import { texts } from '../_http/language'
import { targetView } from '../_screens/account-views'
import { ErrorScreen } from '../_screens/error-screen'
import { Shell } from '../_screens/shell'
import type { RoleTarget } from '../_ui/access-view'

export async function generateMetadata() {
  return { title: (await texts('refused'))('tab') }
}

/** Where refused navigations end. The address holds a code and a reference, both of known form, and no text; a role is named to whoever may use it. */
export default async function RefusedPage({ searchParams }: PageProps<'/refused'>) {
  const { role, ...query } = await searchParams
  const code = knownCode(query.code)
  const reference = knownReference(query.reference)
  const session = await knownSession()
  return (
    <Shell identity={session?.identity ?? null}>
      <ErrorScreen
        code={code}
        reference={reference}
        signedIn={session !== null}
        source={session?.identity.source ?? null}
        target={session && knownTarget(session, role)}
        refusal={reference === null ? null : await knownRefusal({ code, reference })}
      />
    </Shell>
  )
}

function knownCode(value: unknown): ErrorCode {
  return errorCodes.find((code) => code === value) ?? 'not_found'
}

function knownReference(value: unknown): string | null {
  return typeof value === 'string' && /^brv-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(value) ? value : null
}

function knownTarget(session: PortalSession, role: unknown): RoleTarget | null {
  const { broker } = runtime()
  const entitlement = typeof role === 'string' ? broker.entitlement(session.identity, role) : null
  return entitlement?.console ? targetView(entitlement, broker.offer(session, entitlement)) : null
}
