import { chmodSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { loadConfig } from './load-config'

const example = fileURLToPath(new URL('../../brevet.example.yaml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'brevet-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('loadConfig', () => {
  it('reads the example without a fault or a warning', () => {
    const result = loadConfig(example, { CORP_CLIENT_SECRET: 'a', ENTRA_CLIENT_SECRET: 'b' })
    expect(result).toMatchObject({ ok: true, warnings: [] })
  })

  it('says what to do when there is no file', () => {
    const result = loadConfig(join(folder, 'absent.yaml'), {})
    expect(result.ok ? '' : result.faults[0]?.message).toContain('BREVET_CONFIG')
  })

  it('gives one fault for a folder', () => {
    const result = loadConfig(folder, {})
    expect(result.ok ? [] : result.faults).toMatchObject([{ message: 'the file cannot be read (EISDIR)' }])
  })

  it('reads a referenced file beside the configuration', () => {
    writeFileSync(join(folder, 'name.txt'), 'platform\n')
    const file = join(folder, 'brevet.yaml')
    writeFileSync(file, `publicUrl: https://aws.example.com\nsignIn: []\nsupport: { name: "\${file:name.txt}" }\n`)
    expect(loadConfig(file, {})).toMatchObject({ ok: true, config: { support: { name: 'platform' } } })
  })

  describe('with files of other users’ rights', () => {
    const secretFile = join(folder, 'corp.secret')
    const file = join(folder, 'modes.yaml')
    const source = `{ id: corp, kind: oidc, issuer: "https://idp.example", clientId: brevet, clientSecret: "\${file:corp.secret}" }`
    const messages = () => {
      const result = loadConfig(file, {})
      return result.ok ? [] : result.faults.map(({ path, message }) => `${path}: ${message}`)
    }
    const write = (modes: { readonly secret: number; readonly config: number }) => {
      writeFileSync(secretFile, 'canary-secret\n')
      writeFileSync(file, `publicUrl: https://aws.example.com\nsignIn: [${source}]\n`)
      chmodSync(secretFile, modes.secret)
      chmodSync(file, modes.config)
    }

    it.each([0o600, 0o640, 0o400])('takes a secret from a file of mode %o', (secret) => {
      write({ secret, config: 0o644 })
      expect(messages()).toEqual([])
    })

    it('refuses a secret that everybody may read, also through a link, without showing it', () => {
      write({ secret: 0o644, config: 0o600 })
      const expected = [
        'signIn[0].clientSecret: the file corp.secret can be read by every user of this machine: chmod o= takes that away',
      ]
      expect(messages()).toEqual(expected)
      renameSync(secretFile, join(folder, 'elsewhere'))
      symlinkSync(join(folder, 'elsewhere'), secretFile)
      expect(messages()).toEqual(expected)
      rmSync(secretFile)
    })

    it('refuses a configuration that everybody may change', () => {
      write({ secret: 0o600, config: 0o646 })
      expect(messages()).toEqual([expect.stringContaining('can be changed by every user of this machine')])
    })
  })
})
