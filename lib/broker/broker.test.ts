import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashSessionId } from '../session/portal-sessions'
import { createBroker } from './broker'
import { openTestInstallation, samlResult, visit } from './installation.fixture'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

describe('a session', () => {
  it('means nobody once its source is no longer configured', async () => {
    const { identity, proof } = samlResult()
    const id = await test.installation.sessions.open({ identity, proof, client: visit.client, endsBy: null })
    const idHash = hashSessionId(id.reveal())
    const setup = test.installation.current()
    const without = { ...test.installation, current: () => ({ ...setup, sources: new Map() }) }
    expect((await createBroker(test.installation).session(idHash))?.identity.subject).toBe('u-1')
    expect(await createBroker(without).session(idHash)).toBeNull()
  })
})
