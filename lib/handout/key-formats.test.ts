import { describe, expect, it } from 'vitest'
import { hostileTexts, hostileValues, values } from './hostile-values.fixture'
import { keyFormats, profileName } from './key-formats'

const golden: Readonly<Record<string, string>> = {
  shell: `unset AWS_SECURITY_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE
export AWS_ACCESS_KEY_ID='ASIAQ7Q4MEXAMPLE7Q4M'
export AWS_SECRET_ACCESS_KEY='wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
export AWS_SESSION_TOKEN='IQoJb3JpZ2luX2VjEXAMPLE/token+=='
export AWS_CREDENTIAL_EXPIRATION='2026-11-22T06:00:00Z'
export AWS_REGION='eu-west-1'
export AWS_DEFAULT_REGION='eu-west-1'
`,
  powershell: `Remove-Item Env:AWS_SECURITY_TOKEN, Env:AWS_PROFILE, Env:AWS_DEFAULT_PROFILE -ErrorAction SilentlyContinue
$Env:AWS_ACCESS_KEY_ID = 'ASIAQ7Q4MEXAMPLE7Q4M'
$Env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
$Env:AWS_SESSION_TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLE/token+=='
$Env:AWS_CREDENTIAL_EXPIRATION = '2026-11-22T06:00:00Z'
$Env:AWS_REGION = 'eu-west-1'
$Env:AWS_DEFAULT_REGION = 'eu-west-1'
`,
  profile: `[pay-prod-ReadOnly]
# Expires 2026-11-22T06:00:00Z
aws_access_key_id = ASIAQ7Q4MEXAMPLE7Q4M
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
aws_session_token = IQoJb3JpZ2luX2VjEXAMPLE/token+==
region = eu-west-1
`,
  json: `{
  "Version": 1,
  "AccessKeyId": "ASIAQ7Q4MEXAMPLE7Q4M",
  "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  "SessionToken": "IQoJb3JpZ2luX2VjEXAMPLE/token+==",
  "Expiration": "2026-11-22T06:00:00Z",
  "AccountId": "111122223333"
}
`,
}

it.each(Object.entries(golden))('%s is written so', (id, text) => {
  expect(keyFormats.find((format) => format.id === id)?.render(values)).toBe(text)
})

describe.each(keyFormats)('$label', ({ render }) => {
  it('has the same lines for every value, and no character that a terminal acts upon', () => {
    const lines = render(values).split('\n').length
    for (const text of hostileTexts) {
      const rendered = render(hostileValues(text))
      expect(rendered.split('\n')).toHaveLength(lines)
      expect(rendered.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    }
  })

  it('puts each of the three values on a line of its own', () => {
    const kept = [values.accessKeyId, values.secretAccessKey, values.sessionToken]
    const holding = render(values)
      .split('\n')
      .map((line) => kept.filter((value) => line.includes(value)))
    expect(holding.filter((found) => found.length > 0)).toEqual(kept.map((value) => [value]))
  })
})

describe('a profile’s name', () => {
  it.each([
    ['pay-prod', 'ReadOnly', 'pay-prod-ReadOnly'],
    ['111122223333', 'team=a,b@c', '111122223333-team-a-b-c'],
    ['a b', ']\n[default', 'a-b--default'],
    ['', '', '-'],
    ['équipe', 'x', '-quipe-x'],
  ])('of %j and %j is %j', (alias, role, name) => {
    expect(profileName(alias, role)).toBe(name)
  })
})
