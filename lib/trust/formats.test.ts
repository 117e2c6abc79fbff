import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { partitionIds, partitions } from '../domain/partition'
import { renderTrust, trustFormats } from './formats'
import { type TrustPlan, trustMethods } from './plan'
import { companyMetadata, makeConfig, makePlan, makeRole, samlMetadata } from './trust.fixture'

/** What needs quoting in one language or another. */
const hostile = `it's "\${aws}" %{if} \\ $(id) \`id\` # !`
const roles = [makeRole(), makeRole({ name: '+Dev.el@x', path: '/team/', description: hostile })]

/** What IAM is given of a SAML provider. */
const samlDocuments: Readonly<Record<string, string>> = { saml: samlMetadata, assertion: companyMetadata }

const folder = mkdtempSync(join(tmpdir(), 'brevet-trust-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** For the partitions where AWS publishes none. */
const recipients = Object.fromEntries(
  (['aws-iso-e', 'aws-iso-f'] as const).map((id) => [id, { recipient: 'https://signin.example/saml', audience: null }]),
)

const table = partitionIds.flatMap((partition) => trustMethods.map((method) => ({ partition, method })))

describe.each(table)('the texts of $method in $partition', ({ partition, method }) => {
  const saml = { ...makeConfig().aws.saml, partitions: recipients }
  const config = makeConfig({ partition, roles, company: [{}], assertedBy: ['partners'], aws: { saml } })
  const plan = makePlan(method, { config, subjects: ['00u1ana'] })
  const policies = policiesOf(plan)

  it.each(trustFormats)('name no other partition in %s', (format) => {
    const text = renderTrust(plan, format)
    expect(text.match(/\barn:aws[a-z-]*:/g)?.filter((arn) => arn !== `arn:${partition}:`) ?? []).toEqual([])
    const foreign = Object.values(partitions).filter(({ id }) => id !== partition)
    for (const { signInHost } of foreign) expect(text).not.toContain(signInHost)
  })

  it('hold the policies of the plan in cloudformation, and the provider', () => {
    const { Resources } = parse(renderTrust(plan, 'cloudformation'))
    const properties = Object.values<{ Properties: Record<string, unknown> }>(Resources).map(
      ({ Properties }) => Properties,
    )
    const found = properties.flatMap(({ AssumeRolePolicyDocument, Policies }) => {
      const inline = (Policies ?? []) as readonly { PolicyDocument: unknown }[]
      return [AssumeRolePolicyDocument, ...inline.map(({ PolicyDocument }) => PolicyDocument)].filter(Boolean)
    })
    expect(found).toEqual(policies)
    if (method in samlDocuments) expect(properties[0]?.['SamlMetadataDocument']).toBe(samlDocuments[method])
  })

  it('hold the policies of the plan in json', () => {
    const document = JSON.parse(renderTrust(plan, 'json'))
    const trusts = document.roles.map((role: { assumeRolePolicyDocument: unknown }) => role.assumeRolePolicyDocument)
    expect([...trusts, ...(document.user ? [document.user.policyDocument] : [])]).toEqual(policies)
  })

  it('hold every word of the policies in terraform', () => {
    const text = renderTrust(plan, 'terraform').replaceAll('\\"', "'")
    const words = JSON.stringify(policies).match(/(?<=")[^"]+(?=")/g) ?? []
    for (const word of words.filter((candidate) => /\w/.test(candidate))) expect(text).toContain(word)
  })

  it('reach aws word for word when the script runs, whatever they hold', () => {
    const calls = runScript(renderTrust(plan, 'cli'))
    const documents = calls.flatMap((words) => words.flatMap(policyIn))
    expect(documents).toEqual(policies)
    if (plan.roles.length > 0) expect(calls.flat()).toContain(`--description=${hostile}`)
    if (method in samlDocuments) expect(calls.flat()).toContain(`--saml-metadata-document=${samlDocuments[method]}`)
    expect(readFileSync(join(folder, 'region'), 'utf8')).toBe(partitions[partition].globalRegion)
  })
})

function policiesOf({ roles: planned, user }: TrustPlan): readonly object[] {
  return [...planned.map(({ trustPolicy }) => trustPolicy), ...(user ? [user.policy] : [])]
}

function policyIn(word: string): readonly unknown[] {
  const document = /^--(?:assume-role-)?policy-document=(.*)$/s.exec(word)?.[1]
  return document === undefined ? [] : [JSON.parse(document)]
}

/** Runs a script with an `aws` that knows nothing yet and writes down each call that changes something. */
function runScript(script: string): readonly (readonly string[])[] {
  const log = join(folder, 'calls')
  const aws = [
    '#!/bin/sh',
    'case "$2" in',
    'get-caller-identity) echo 111122223333; exit 0;;',
    'get-*) exit 254;;',
    'esac',
    `printf '%s' "$AWS_REGION" > '${join(folder, 'region')}'`,
    `for word in "$@"; do printf '%s\\000' "$word"; done >> '${log}'`,
    `printf '\\001' >> '${log}'`,
  ]
  writeFileSync(join(folder, 'aws'), `${aws.join('\n')}\n`)
  chmodSync(join(folder, 'aws'), 0o755)
  writeFileSync(log, '')
  const env = { NODE_ENV: 'test' as const, PATH: `${folder}:/usr/bin:/bin` }
  execFileSync('/bin/sh', ['-c', script], { env })
  const calls = readFileSync(log, 'utf8').split('\u0001').slice(0, -1)
  return calls.map((call) => call.split('\u0000').slice(0, -1))
}
