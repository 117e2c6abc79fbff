import { describe, expect, it } from 'vitest'
import { accessText, faultsOf, parsed } from '../parse-config.fixture'

const allowUpload = '{ Effect: Allow, Action: "s3:PutObject", Resource: "*" }'
const document = (statement: string) => `document: { Version: "2012-10-17", Statement: ${statement} }`
const text = (policy: string) => accessText('[]', { policies: `[{ id: up, ${policy} }]` })

describe('a policy', () => {
  it('takes one statement for a list of one, and its id for a label', () => {
    expect(parsed(text(document(allowUpload))).policies).toEqual([
      {
        id: 'up',
        label: 'up',
        statements: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }],
        arns: [],
      },
    ])
  })

  it('takes managed policies of AWS and of the role’s account', () => {
    const arns = '["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", "arn:aws:iam::*:policy/team/Upload"]'
    expect(parsed(text(`label: Look, arns: ${arns}`)).policies[0]).toMatchObject({
      label: 'Look',
      arns: [{}, {}].fill(expect.any(String)),
    })
  })

  it.each([
    ['label: x', 'policies[0]: allows nothing, so nor would the session: give a document with an Allow, or arns'],
    [
      document('[{ Effect: Deny, Action: "*", Resource: "*" }]'),
      'policies[0]: allows nothing, so nor would the session: give a document with an Allow, or arns',
    ],
    [
      document('[{ Effect: Allow, Resource: "*" }]'),
      'policies[0].document.Statement[0]: must hold either Action or NotAction',
    ],
    [
      document('[{ Effect: Allow, Action: "*", Resource: "*", NotResource: "x" }]'),
      'policies[0].document.Statement[0]: must hold either Resource or NotResource',
    ],
    [
      `document: { Version: "2008-10-17", Statement: ${allowUpload} }`,
      'policies[0].document.Version: must be "2012-10-17", in quotes',
    ],
    [
      'arns: ["arn:aws:iam::aws:role/Admin"]',
      'policies[0].arns[0]: must be the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess; the account may be * for the role’s own',
    ],
  ])('refuses %s', (policy, fault) => expect(faultsOf(text(policy))).toEqual([fault]))

  it('refuses one that is longer than STS takes', () => {
    const long = `[{ Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::${'x'.repeat(2000)}" }]`
    expect(faultsOf(text(document(long)))[0]).toMatch(/^policies\[0\]: has 2\d{3} characters, and STS takes 2048$/)
  })

  it('refuses a principal, and every other key that a session policy has not', () => {
    const statement = '[{ Effect: Allow, Action: "*", Resource: "*", Principal: "*" }]'
    expect(faultsOf(text(document(statement))).join()).toContain('Principal')
  })
})
