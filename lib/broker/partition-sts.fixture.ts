/** Test support: an STS that grants everything in the words of AWS, and tells where it was asked and for what. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface AskedSts {
  /** Region of the endpoint; a signed call must be scoped to it. */
  readonly region: string
  readonly form: URLSearchParams
  /** Region that the signature names; null for an unsigned call. */
  readonly signedFor: string | null
}

/** Serves every region at `<address>/<region>/`; accounts are users of the partition that the endpoint's region has in `partitionOf`. */
export async function startGrantingSts(accountId: string, partitionOf: (region: string) => string) {
  const calls: AskedSts[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const region = request.url?.split('/')[1] ?? ''
    const [, signedFor = null] = /\/\d{8}\/([\w-]+)\/sts\//.exec(request.headers.authorization ?? '') ?? []
    calls.push({ region, form, signedFor })
    response.setHeader('content-type', 'text/xml')
    response.end(answer(form, `arn:${partitionOf(region)}`, accountId))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    calls,
    endpointOf: (region: string) => `http://127.0.0.1:${port}/${region}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

function answer(form: URLSearchParams, arn: string, accountId: string): string {
  const action = form.get('Action') ?? ''
  const name = sessionNameOf(form)
  const roleName = form.get('RoleArn')?.split('/').at(-1)
  const facts: Readonly<Record<string, string>> = {
    GetCallerIdentity: `<Account>${accountId}</Account><Arn>${arn}:iam::${accountId}:user/brevet</Arn><UserId>AIDA</UserId>`,
    GetFederationToken: `<FederatedUser><Arn>${arn}:sts::${accountId}:federated-user/${form.get('Name')}</Arn></FederatedUser>`,
  }
  const assumed = `<AssumedRoleUser><Arn>${arn}:sts::${accountId}:assumed-role/${roleName}/${name}</Arn></AssumedRoleUser>`
  const sourceIdentity = `<SourceIdentity>${name}</SourceIdentity>`
  const own = facts[action] ?? (action.startsWith('AssumeRole') ? `${assumed}${sourceIdentity}` : '')
  const keys = '<AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>'
  const credentials = `<Credentials>${keys}<Expiration>2026-03-01T11:00:00Z</Expiration></Credentials>`
  const result = `<${action}Result>${own}${action === 'GetCallerIdentity' ? '' : credentials}</${action}Result>`
  return `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</${action}Response>`
}

/** A parameter, or an attribute of the assertion. */
function sessionNameOf(form: URLSearchParams): string | undefined {
  const assertion = Buffer.from(form.get('SAMLAssertion') ?? '', 'base64').toString()
  const attribute = /Attributes\/RoleSessionName"><saml:AttributeValue>([^<]*)</.exec(assertion)
  return form.get('RoleSessionName') ?? attribute?.[1]
}
