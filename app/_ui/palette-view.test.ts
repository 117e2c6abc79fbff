import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { accountOf } from './access.fixture'
import { indexAccess } from './access-index'
import type { AccountView } from './access-view'
import type { PaletteAccess } from './palette-access'
import type { PaletteOption } from './palette-option'
import { palettePages } from './palette-pages'
import { paletteView } from './palette-view'

const t = textsIn('en', 'palette')
const pages = palettePages(t, { seesAudit: true, isAdmin: false })

const govCloud: AccountView = {
  ...accountOf('444444444444', 'Payments production (GovCloud)', 'production', ['ReadOnly']),
  region: 'us-gov-west-1',
}

const accounts: readonly AccountView[] = [
  accountOf('111111111111', 'Payments cards production', 'production', ['ReadOnly', 'Support']),
  accountOf('111122223333', 'Payments production', 'production', ['ReadOnly', 'Admin']),
  { ...accountOf('222222222222', 'Payments EU staging', 'staging', ['ReadOnly']), region: 'us-east-1' },
  { ...accountOf('333333333333', 'Sandbox', 'sandbox', ['Deployer']), region: 'eu-central-1' },
  govCloud,
]

function accessOf(own: readonly AccountView[], more: Partial<PaletteAccess> = {}): PaletteAccess {
  return { accounts: own, index: indexAccess(own), favourites: [], recents: [], ...more }
}

const access = accessOf(accounts)

/** A line as one text. */
function shown(option: PaletteOption): string {
  if (option.kind === 'page') return option.page.label
  if (option.kind === 'more') return `${option.count} more: ${option.href}`
  const { verb, target, placeText } = option
  return [`${verb} ${target.account.name} ${target.role.name}`, placeText].filter(Boolean).join(' · ')
}

function offered(line: string, own = access): readonly string[] {
  return paletteView(t, line, { access: own, pages }).groups.flatMap(({ items }) => items.map(shown))
}

const first = (line: string, own = access) => offered(line, own)[0]

describe('the palette', () => {
  it.each([
    ['prod-pay ro', 'console Payments production ReadOnly'],
    ['prod-pay ro s3 eu', 'console Payments production ReadOnly · S3, eu-west-1'],
    ['prod-pay ro s3', 'console Payments production ReadOnly · S3, eu-west-1'],
    ['prod-pay ro us', 'console Payments production ReadOnly · us-east-1'],
    ['prod-pay ro iam eu', 'console Payments production ReadOnly · IAM'],
    ['govcloud s3 us', 'console Payments production (GovCloud) ReadOnly · S3, us-gov-west-1'],
    ['sandbox eu', 'console Sandbox Deployer · eu-central-1'],
    ['keys prod-pay ro', 'keys Payments production ReadOnly'],
    ['prod-pay ro keys', 'keys Payments production ReadOnly'],
    ['open s3 in eu-west-2 as admin', 'console Payments production Admin · S3, eu-west-2'],
    ['link prod-pay admin ddb', 'link Payments production Admin · DynamoDB, eu-west-1'],
    ['why admin', 'details Payments production Admin'],
    ['111122223333/Admin', 'console Payments production Admin'],
    ['1111-2222-3333 admin', 'console Payments production Admin'],
    ['paymnets prodution ro', 'console Payments production ReadOnly'],
    ['pay support', 'console Payments cards production Support'],
    ['eu ro', 'console Payments EU staging ReadOnly'],
    ['role:admin lambda', 'console Payments production Admin · Lambda, eu-west-1'],
    ['sessions', 'My sessions'],
    ['sign out', 'Sign out'],
    ['dark', 'Look: dark'],
    ['audit', 'Audit'],
  ])('for "%s" begins with "%s"', (line, expected) => {
    expect(first(line)).toBe(expected)
  })

  it('offers a service of the same name after the role', () => {
    expect(offered('pay support')).toContain('console Payments production ReadOnly · Support')
  })

  it('leaves out accounts whose partition has no such region', () => {
    expect(offered('payments s3 eu').some((line) => line.includes('GovCloud'))).toBe(false)
    expect(offered('payments s3').some((line) => line.includes('GovCloud'))).toBe(true)
  })

  it('offers keys, a link and the reasons of the role that stands first', () => {
    expect(offered('prod-pay admin s3')).toEqual([
      'console Payments production Admin · S3, eu-west-1',
      'keys Payments production Admin',
      'link Payments production Admin · S3, eu-west-1',
      'details Payments production Admin',
    ])
  })

  it('begins with favourites, then recents, then pages, when nothing is typed', () => {
    const own = accessOf(accounts, {
      favourites: ['333333333333/Deployer', '999999999999/Gone'],
      recents: ['111122223333/Admin', '333333333333/Deployer'],
    })
    expect(offered('  ', own).slice(0, 3)).toEqual([
      'console Sandbox Deployer',
      'console Payments production Admin',
      'Access',
    ])
    expect(offered('')[0]).toBe('console Payments cards production ReadOnly')
  })

  it('puts favourites first among what fits equally well', () => {
    const own = accessOf(accounts, { favourites: ['111111111111/ReadOnly'] })
    expect(first('pay ro', own)).toBe('console Payments cards production ReadOnly')
    expect(first('s3', own)).toBe('console Payments cards production ReadOnly · S3, eu-west-1')
  })

  it('means the account whose whole name was typed, whatever was used before', () => {
    const used = ['111111111111/ReadOnly', '444444444444/ReadOnly']
    for (const standing of [{ favourites: used }, { recents: used }]) {
      expect(first('prod-pay ro', accessOf(accounts, standing))).toBe('console Payments production ReadOnly')
    }
  })

  it('offers no console of a role that has none, and no keys of one that has none', () => {
    const only = (more: object) =>
      accessOf(accounts.map((account) => ({ ...account, roles: account.roles.map((role) => ({ ...role, ...more })) })))
    expect(offered('prod-pay admin', only({ console: false }))).toEqual([
      'keys Payments production Admin',
      'details Payments production Admin',
    ])
    expect(offered('prod-pay admin s3', only({ console: false }))).toEqual([])
    expect(offered('keys admin', only({ keys: false }))).toEqual([])
  })

  it('shows the pages of administrators to nobody else', () => {
    expect(palettePages(t, { seesAudit: false, isAdmin: false }).map(({ id }) => id)).not.toContain('/admin/audit')
    expect(pages.map(({ id }) => id)).not.toContain('/admin/setup')
    expect(palettePages(t, { seesAudit: true, isAdmin: true }).map(({ id }) => id)).toContain('/admin/setup')
  })

  it('says so when nothing fits', () => {
    expect(paletteView(t, 'nothing-of-this-kind', { access: access, pages })).toMatchObject({ groups: [], found: 0 })
  })
})

describe('what is pasted', () => {
  const denied =
    'An error occurred (AccessDenied) when calling the PutObject operation: User: ' +
    'arn:aws:sts::111122223333:assumed-role/ReadOnly/ben is not authorized to perform: s3:PutObject on resource: ' +
    '"arn:aws:s3:::pay-reports/a.csv" because no identity-based policy allows the s3:PutObject action'

  it.each([
    [
      'the address of a console page',
      'https://111122223333-abcd1234.eu-west-2.console.aws.amazon.com/lambda/home?region=eu-west-2#/functions',
      'console Payments production ReadOnly · Lambda, eu-west-2',
    ],
    [
      'an ARN',
      'arn:aws:dynamodb:us-east-2:111122223333:table/x',
      'console Payments production ReadOnly · DynamoDB, us-east-2',
    ],
    [
      'an ARN of another partition',
      'arn:aws-us-gov:s3:::reports',
      'console Payments production (GovCloud) ReadOnly · S3, us-gov-west-1',
    ],
    ['a refusal, with another role first', denied, 'console Payments production Admin · S3, eu-west-1'],
  ])('finds the roles that fit %s', (_, pasted, expected) => {
    expect(first(pasted)).toBe(expected)
  })

  it('goes to the very page of an address', () => {
    const address = 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:'
    const [option] = paletteView(t, address, { access: access, pages }).groups[0]?.items ?? []
    expect(option).toMatchObject({ kind: 'role', place: { to: address } })
  })

  it('says of what it is when no role fits, and when it is no address of AWS', () => {
    const view = paletteView(t, 'arn:aws:sqs:eu-west-1:999999999999:jobs', { access: access, pages })
    expect(view).toMatchObject({ groups: [], remark: 'No role of yours fits SQS, eu-west-1, account 9999-9999-9999.' })
    expect(paletteView(t, 'https://evil.example/console.aws.amazon.com', { access: access, pages }).remark).toMatch(
      /no address of the AWS/,
    )
  })
})

describe('any line', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('pay', 'ro', 's3', 'eu', 'keys', 'https://', 'arn:aws:', 'role:', '"', '__proto__', '\u202e', '💥'),
  )

  it('gives the same lines each time, each once, and none of a role that is not held', () => {
    const held = new Set(accounts.flatMap(({ roles }) => roles.map(({ id }) => id)))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const line = words.join(' ')
        const { groups } = paletteView(t, line, { access: access, pages })
        const options = groups.flatMap(({ items }) => items)
        expect(new Set(options.map(({ key }) => key)).size).toBe(options.length)
        for (const option of options) expect(option.kind !== 'role' || held.has(option.target.role.id)).toBe(true)
        expect(paletteView(t, line, { access: access, pages }).groups).toEqual(groups)
      }),
    )
  })

  it('is answered with a few lines of thousands, and says how many there are', () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      accountOf(String(100000000000 + at), `Team ${at} production`, 'production', [
        'ReadOnly',
        'Admin',
        'Dev',
        'Ops',
        'A1',
        'B2',
        'C3',
        'D4',
      ]),
    )
    const own = accessOf(many)
    expect(paletteView(t, 'prod', { access: own, pages }).found).toBe(16000)
    expect(offered('prod ro s3 eu', own)).toContain('1994 more: /?q=prod+ro')
    expect(offered('prod', own).length).toBeLessThan(12)
  })
})
