import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KeyLine, type KeyValues, keyLines } from './keys-lines'

const values: KeyValues = {
  accessKeyId: 'ASIAQ7Q4MEXAMPLE7Q4M',
  secretAccessKey: 'canary/secret+AccessKey',
  sessionToken: 'canary-token'.repeat(100),
}
const dotenv = ({ accessKeyId, secretAccessKey, sessionToken }: KeyValues) =>
  `ID='${accessKeyId}'\nSECRET='${secretAccessKey}'\nTOKEN='${sessionToken}'\nREGION=eu-west-1\n`
const text = (line: KeyLine) => `${line.keyword}${line.before}${line.value ?? ''}${line.after}`
const shown = (revealed: boolean) => keyLines(dotenv, values, revealed).map(text)

describe('key lines', () => {
  it('shows the text of the format when revealed, without its last line feed', () => {
    expect(shown(true).join('\n')).toBe(dotenv(values).trimEnd())
  })

  it('masks secrets with dots of one length, and keeps the ends of the key id', () => {
    expect(shown(false)).toEqual([
      "ID='ASIA••••••••••••7Q4M'",
      "SECRET='••••••••••••••••••••'",
      "TOKEN='••••••••••••••••••••'",
      'REGION=eu-west-1',
    ])
  })

  it('says how long the hidden token is, because its length tells a cut one from a whole one', () => {
    expect(keyLines(dotenv, values, false)[2]?.length).toBe(1200)
  })

  it('never lets a secret into a masked line, whatever the secret looks like', () => {
    const some = fc.string({ minLength: 8, unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(some, some, (secret, token) => {
        const unique = { accessKeyId: 'ASIAX', secretAccessKey: `<${secret}>`, sessionToken: `<${token}>` }
        const all = keyLines(dotenv, unique, false).map(text).join('\n')
        expect(all.includes(unique.secretAccessKey) || all.includes(unique.sessionToken)).toBe(false)
      }),
    )
  })

  it.each([
    ["export AWS_REGION='eu-west-1'", ['export ', "AWS_REGION='", 'eu-west-1', "'"]],
    ["$Env:AWS_REGION = 'eu-west-1'", ['$Env:', "AWS_REGION = '", 'eu-west-1', "'"]],
    ['  "Expiration": "2026-11-25T09:54:47Z",', ['', '  "Expiration": "', '2026-11-25T09:54:47Z', '",']],
    ['  "Version": 1,', ['', '  "Version": ', '1', ',']],
    ['unset AWS_PROFILE', ['unset ', 'AWS_PROFILE', null, '']],
    ['[pay-prod-readonly]', ['', '[pay-prod-readonly]', null, '']],
  ])('tells word, name and value of %s apart', (line, parts) => {
    const [read] = keyLines(() => line, values, false)
    expect([read?.keyword, read?.before, read?.value, read?.after]).toEqual(parts)
  })

  it('copies the value of a line, and nothing for lines without one', () => {
    expect(keyLines(dotenv, values, false).map((line) => line.copy?.value ?? null)).toEqual([
      values.accessKeyId,
      values.secretAccessKey,
      values.sessionToken,
      null,
    ])
  })
})
