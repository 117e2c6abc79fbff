import { knownSession } from './_http/current-session'
import { texts } from './_http/language'
import { ErrorScreen } from './_screens/error-screen'
import { Shell } from './_screens/shell'

export async function generateMetadata() {
  return { title: (await texts('refused'))('tabNotFound') }
}

export default async function NotFound() {
  const session = await knownSession()
  return (
    <Shell identity={session?.identity ?? null}>
      <ErrorScreen code="not_found" reference={null} signedIn={session !== null} />
    </Shell>
  )
}
