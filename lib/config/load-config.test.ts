import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
})
