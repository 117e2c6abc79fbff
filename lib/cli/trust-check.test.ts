import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { prepareTrust } from './trust-command.fixture'

const { folder, trust, close } = prepareTrust()
afterAll(close)

describe('npm run trust -- check --policy', () => {
  const statements = async () => {
    const { stdout } = await trust(['--account', '111122223333', '--format', 'json', '--role', 'ReadOnly'])
    return JSON.parse(stdout).roles[0].assumeRolePolicyDocument.Statement
  }

  it('finds nothing in what npm run trust wrote, and exits with 0', async () => {
    const file = join(folder, 'policy.json')
    writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: await statements() }))
    expect(await trust(['check', '--account', '111122223333', '--policy', file])).toEqual({
      code: 0,
      stdout: 'The trust policy: nothing found.\n',
      stderr: '',
    })
  })

  it('shows what is wrong in what aws iam get-role prints, with the statement to have instead, and exits with 1', async () => {
    const [first, ...marks] = await statements()
    const { Bool: _Bool, ...Condition } = first.Condition
    const Role = { RoleName: 'ReadOnly', AssumeRolePolicyDocument: { Statement: [{ ...first, Condition }, ...marks] } }
    const words = ['check', '--account', '111122223333', '--policy', '-']
    const people = await trust(words, { input: JSON.stringify({ Role }) })
    expect(people.code).toBe(1)
    expect(people.stdout).toMatch(
      /^The trust policy of ReadOnly: 1 finding\.\n\nstatement 1 \(BrevetByWebIdentity\): role-open: /,
    )
    const machine = await trust([...words, '--json'], { input: JSON.stringify({ Role }) })
    expect(JSON.parse(machine.stdout).findings).toEqual([
      expect.objectContaining({ rule: 'role-open', statement: expect.objectContaining({ number: 1 }), fix: first }),
    ])
  })

  it('exits with 1 for what is no policy, and where there is nothing to call', async () => {
    const none = await trust(['check', '--account', '111122223333', '--policy', '-'], { input: 'none' })
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('no policy of IAM') })
    const nothing = await trust(['check', '--account', '111122223333'])
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing to call') })
  })
})
