import { describe, expect, it } from 'vitest'
import { configText, faultsOf, parsed } from '../parse-config.fixture'

const [first, second] = ['id: "111122223333"', 'id: "222233334444", region: cn-north-1']

describe('the roles that write denies', () => {
  it('are one in every account, in its partition, unless the account says otherwise', () => {
    const accounts = `[{ ${first} }, { ${second} }, { id: "333344445555", revocationRole: Other }, { id: "444455556666", revocationRole: false }]`
    const { revocation } = parsed(configText({ accounts, aws: '{ revocation: { role: brevet/Revocation } }' })).aws
    expect(revocation.roles).toEqual({
      '111122223333': 'arn:aws:iam::111122223333:role/brevet/Revocation',
      '222233334444': 'arn:aws-cn:iam::222233334444:role/brevet/Revocation',
      '333344445555': 'arn:aws:iam::333344445555:role/Other',
    })
  })

  it('are none where nothing is said', () => {
    expect(parsed(configText({ accounts: `[{ ${first} }]` })).aws.revocation).toEqual({ roles: {}, endpoint: null })
  })

  it('are nobody’s to have, in any case of their letters', () => {
    const roles = '[{ name: Ops }]'
    const why = 'is handed out to people by roles: whoever has it could lift what was revoked'
    const aws = '{ revocation: { role: brevet/OPS } }'
    const accounts = `[{ ${first}, revocationRole: Ops }]`
    expect(faultsOf(configText({ roles, aws, accounts }))).toEqual([
      `aws.revocation.role: ${why}`,
      `accounts[0].revocationRole: ${why}`,
    ])
  })

  it.each(['/Revocation', 'a b', 'brevet/', 'arn:aws:iam::111122223333:role/Revocation', 'r*', ''])(
    'are not named %j',
    (role) => {
      expect(faultsOf(configText({ aws: `{ revocation: { role: "${role}" } }` }))).toHaveLength(1)
    },
  )

  it('are reached at an address that is https', () => {
    const aws = '{ revocation: { endpoint: "http://iam.example.com" } }'
    expect(faultsOf(configText({ aws }))).toEqual([expect.stringContaining('aws.revocation.endpoint')])
  })
})
