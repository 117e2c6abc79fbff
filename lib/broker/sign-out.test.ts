import { afterEach, beforeEach, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { hashSessionId } from '../session/portal-sessions'
import { openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { signOut } from './sign-out'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

it('a session ends also when its proof cannot be read, and the provider is told nothing', async () => {
  const { sessions } = test.installation
  const id = await sessions.open({ identity: reader, proof: samlResult().proof, client: visit.client, endsBy: null })
  const session = await sessions.read(hashSessionId(id.reveal()))
  if (!session) throw new Error('no session')
  const proof = () => Promise.reject(new BrevetError('internal', { reason: 'sealed_value_altered' }))
  const installation = { ...test.installation, sessions: { ...sessions, proof } }
  expect(await signOut(installation, { ...visit, session })).toBeNull()
  expect(await sessions.read(session.idHash)).toBeNull()
  expect(test.events.at(-1)).toMatchObject({ action: 'sign-out', outcome: 'succeeded' })
})
