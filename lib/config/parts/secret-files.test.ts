import { describe, expect, it } from 'vitest'
import { createFaultLog } from '../fault-log'
import { checkSecretFiles } from './secret-files'

function faultsOf(path: readonly (string | number)[], file: string): readonly string[] {
  const log = createFaultLog({ file: 'brevet.yaml', locate: () => ({ line: 1, column: 1 }), isReferenced: () => true })
  const resolvePath = (written: string) => (written.startsWith('/') ? written : `/etc/brevet/${written}`)
  checkSecretFiles([{ path, file }], { log, resolvePath, isReadByOthers: () => true })
  return log.faults().map((fault) => fault.path)
}

describe('files that everybody may read', () => {
  it.each([
    [['signIn', 0, 'clientSecret'], 'corp.secret', ['signIn[0].clientSecret']],
    [['accounts', 2, 'user', 'secretAccessKey'], '/etc/keys/user', ['accounts[2].user.secretAccessKey']],
    [['signIn', 0, 'clientSecret'], '/etc/brevet/../../run/secretsx/corp', ['signIn[0].clientSecret']],
    [['signIn', 0, 'clientSecret'], '/run/secrets/corp', []],
    [['signIn', 0, 'clientSecret'], '/var/run/secrets/brevet/corp', []],
    [['support', 'name'], 'name.txt', []],
  ])('are a fault at %j from %s: %j', (path, file, faults) => {
    expect(faultsOf(path, file)).toEqual(faults)
  })
})
