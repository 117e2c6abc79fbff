import { describe, expect, it } from 'vitest'
import { credentialsProfile } from './credentials-profile'
import { hostileTexts, hostileValues, values } from './hostile-values.fixture'
import { iniReaders } from './ini.fixture'

describe.each(iniReaders)('the credentials file, read by $name', ({ read }) => {
  it('is one profile with these settings', () => {
    expect(read(credentialsProfile(values))).toEqual({
      'pay-prod-ReadOnly': {
        aws_access_key_id: values.accessKeyId,
        aws_secret_access_key: values.secretAccessKey,
        aws_session_token: values.sessionToken,
        region: 'eu-west-1',
      },
    })
  })

  it.each(hostileTexts.map((text) => [text]))('stays one profile with four settings for %j', (text) => {
    const sections = read(credentialsProfile(hostileValues(text)))
    const [name = '', ...others] = Object.keys(sections)
    expect(others).toEqual([])
    expect(name).toMatch(/^[\w.-]+$/)
    const kept = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '').trim()
    const names = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'region']
    expect(sections[name]).toEqual(Object.fromEntries(names.map((key) => [key, kept])))
  })

  it('joins other profiles of a file without touching them', () => {
    const file = `[other]\nregion = x\n${credentialsProfile(values)}[more]\nregion = y\n`
    expect(read(file)).toMatchObject({ other: { region: 'x' }, more: { region: 'y' } })
  })
})
