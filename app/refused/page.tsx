import { type ErrorCode, errorCodes } from '@/lib/domain/errors'
import { knownSession } from '../_http/current-session'
import { ErrorScreen } from '../_screens/error-screen'
import { Shell } from '../_screens/shell'

export const metadata = { title: 'Refused' }

/** Where refused navigations end. The address holds a code and a reference, both of known form, and no text. */
export default async function RefusedPage({ searchParams }: PageProps<'/refused'>) {
  const { code, reference } = await searchParams
  const session = await knownSession()
  return (
    <Shell identity={session?.identity ?? null}>
      <ErrorScreen code={knownCode(code)} reference={knownReference(reference)} signedIn={session !== null} />
    </Shell>
  )
}

function knownCode(value: unknown): ErrorCode {
  return errorCodes.find((code) => code === value) ?? 'not_found'
}

function knownReference(value: unknown): string | null {
  return typeof value === 'string' && /^brv-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(value) ? value : null
}
