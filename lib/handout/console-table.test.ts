import { describe, expect, it } from 'vitest'
import type { TemporaryCredentials } from '../domain/credentials'
import type { Account } from '../domain/entitlement'
import { type PartitionId, partitions } from '../domain/partition'
import { secret } from '../domain/secret'
import { createConsole } from './console'
import { consoleDestination } from './destination'

const now = () => new Date('2026-11-22T05:00:00Z')
const credentials: TemporaryCredentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: secret('canary'),
  sessionToken: secret('canary'),
  expiresAt: new Date('2026-11-22T06:00:00Z'),
  assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ben',
  sourceIdentity: 'ben',
  packedPolicySize: null,
}

/** Where AWS publishes a sign-in and a console: partition, region, sign-in, console. */
const published = [
  ['aws', 'eu-west-1', 'eu-west-1.signin.aws.amazon.com', 'eu-west-1.console.aws.amazon.com'],
  ['aws', 'us-east-1', 'us-east-1.signin.aws.amazon.com', 'us-east-1.console.aws.amazon.com'],
  [
    'aws-us-gov',
    'us-gov-east-1',
    'us-gov-east-1.signin.amazonaws-us-gov.com',
    'us-gov-east-1.console.amazonaws-us-gov.com',
  ],
  ['aws-cn', 'cn-north-1', 'cn-north-1.signin.amazonaws.cn', 'cn-north-1.console.amazonaws.cn'],
  ['aws-eusc', 'eusc-de-east-1', 'eusc-de-east-1.signin.amazonaws-eusc.eu', 'eusc-de-east-1.console.amazonaws-eusc.eu'],
] as const
const unpublished = ['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f'] as const

/** By whom the credentials were made, and the `SessionDuration` that AWS may be asked for. */
const origins = [
  ['assumed with a proof or an IAM user’s keys', 43_200],
  ['chained roles, or GetFederationToken', null],
] as const

const table = published.flatMap((place) => origins.map((origin) => [...place, ...origin] as const))

function accountIn(partition: PartitionId, region = partitions[partition].globalRegion): Account {
  return { id: '111122223333', partition, alias: 'a', name: 'a', environment: 'default', region, tags: {} }
}

/** Opens S3 for an account; gives the request to AWS, the login URL and the length of the session. */
async function open(account: Account, sessionSeconds: number | null, configured: object = {}) {
  const requests: { readonly url: string; readonly form: URLSearchParams }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push({ url: String(input), form: new URLSearchParams(String(init?.body)) })
    return Response.json({ SigninToken: 't' })
  }
  const config = { federationEndpoint: null, destinationHosts: [], partitions: configured }
  const wish = { destination: null, service: 's3', region: null }
  const destination = consoleDestination({ account, wish, config })
  const issuer = new URL('https://aws.example.com/go/111122223333/ReadOnly')
  const console = createConsole({ config, regions: [], fetch, now })
  const signIn = console.signIn({ account, destination, issuer, sessionSeconds, signOutFirst: false })
  const { url, session } = await signIn(credentials)
  return { requests, login: new URL(url.reveal()), session }
}

describe('the console', () => {
  it.each(table)('of %s in %s is signed in at %s and opens %s for %s', async (...row) => {
    const [partition, region, signInHost, consoleHost, _origin, seconds] = row
    const { requests, login, session } = await open(accountIn(partition, region), seconds)
    expect(requests.map(({ url }) => url)).toEqual([`https://${signInHost}/federation`])
    expect(requests[0]?.form.get('SessionDuration')).toBe(seconds === null ? null : String(seconds))
    expect(login.origin + login.pathname).toBe(`https://${signInHost}/federation`)
    expect(login.searchParams.get('Destination')).toBe(`https://${consoleHost}/s3/home?region=${region}`)
    expect(session).toEqual(
      seconds === null ? { countedFrom: 'issue', endsAt: credentials.expiresAt } : { countedFrom: 'sign-in', seconds },
    )
  })

  it.each(unpublished)('of %s is refused until it is configured, and then opens there', async (partition) => {
    await expect(open(accountIn(partition), null)).rejects.toMatchObject({ code: 'console_unknown' })
    const own = { host: 'console.example', federationEndpoint: 'https://signin.example/federation' }
    const { login } = await open(accountIn(partition), null, { [partition]: own })
    const region = partitions[partition].globalRegion
    expect(login.host).toBe('signin.example')
    expect(login.searchParams.get('Destination')).toBe(`https://${region}.console.example/s3/home?region=${region}`)
  })
})
