import { describe, expect, it } from 'vitest'
import { fittingRoles } from './fitting-roles'

function role(id: string, alias: string, name: string, more = {}) {
  const region = alias.startsWith('cn') ? 'cn-north-1' : 'eu-west-1'
  return { account: { id, alias, region }, role: { name, privileged: false, ...more } }
}

const payAdmin = role('111122223333', 'pay-prod', 'Admin')
const payGuarded = role('111122223333', 'pay-prod', 'Viewer', { privileged: true })
const payDeveloper = role('111122223333', 'pay-prod', 'Developer')
const payReadOnly = role('111122223333', 'pay-prod', 'ReadOnly')
const china = role('444455556666', 'cn-shop', 'ReadOnly')
const own = [payAdmin, payGuarded, payDeveloper, payReadOnly, china]

describe('the roles that fit a pasted text', () => {
  it('are those of its account, the least privileged first and what is marked as privileged last', () => {
    expect(fittingRoles('arn:aws:sqs:eu-west-1:111122223333:x', own).roles).toEqual([
      payReadOnly,
      payDeveloper,
      payAdmin,
      payGuarded,
    ])
  })

  it.each([
    ['https://cn-north-1.console.amazonaws.cn/ec2/home', [china]],
    ['https://console.amazonaws-us-gov.com/', []],
    ['https://PAY-PROD.signin.aws.amazon.com/console', [payReadOnly, payDeveloper, payAdmin, payGuarded]],
    ['https://signin.aws.amazon.com/switchrole?account=pay-prod&roleName=developer', [payDeveloper]],
    [
      'https://signin.aws.amazon.com/switchrole?account=111122223333&roleName=Nobody',
      [payReadOnly, payDeveloper, payAdmin, payGuarded],
    ],
    ['999999999999', []],
    ['nothing of AWS', []],
  ])('of %s', (text, roles) => {
    expect(fittingRoles(text, own).roles).toEqual(roles)
  })

  it('have the refused one last', () => {
    const text =
      'User: arn:aws:sts::111122223333:assumed-role/ReadOnly/ben is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/k"'
    expect(fittingRoles(text, own).roles.at(-1)).toEqual(payReadOnly)
  })
})
