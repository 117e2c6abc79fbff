import 'reflect-metadata'
import { createServer, type Server } from 'node:https'
import { isIP } from 'node:net'
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** An OIDC provider by https whose documents say what an attack wants them to say. */
export interface TlsProvider {
  readonly origin: string
  readonly port: number
  /** PEM, for the portal to trust. */
  readonly certificate: string
  /** Paths that were asked for, oldest first. */
  readonly hits: string[]
  /** What the next ID token repeats. */
  expectNonce(nonce: string): void
  close(): void
}

/** Where one issuer below the provider says that its parts are; what is left out is where it should be. */
export interface Misdirections {
  readonly token_endpoint?: string
  readonly jwks_uri?: string
  readonly userinfo_endpoint?: string
}

interface ProviderOptions {
  readonly names: readonly string[]
  /** Of IPv4; it listens nowhere else. */
  readonly host: string
  /** Path of each issuer to what is false in its document. */
  readonly issuers: Readonly<Record<string, Misdirections>>
  /** Path to where it redirects. */
  readonly redirects: Readonly<Record<string, string>>
}

export async function startTlsProvider(options: ProviderOptions): Promise<TlsProvider> {
  const { key, certificate } = await certify([...options.names, options.host])
  const signing = await generateKeyPair('ES256', { extractable: true })
  const publicKey = { ...(await exportJWK(signing.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }
  const hits: string[] = []
  let nonce = ''
  const server = createServer({ key, cert: certificate })
  const port = await listenOn(server, options.host)
  const origin = `https://${options.names[0]}:${port}`

  server.on('request', async ({ url = '' }, response) => {
    hits.push(url)
    const [, issuerPath = '', part = ''] = /^(\/[a-z-]+)(\/.*)?$/.exec(url) ?? []
    const target = options.redirects[issuerPath]
    if (target !== undefined) {
      response.writeHead(302, { location: target }).end()
      return
    }
    const issuer = `${origin}${issuerPath}`
    const documents: Readonly<Record<string, () => Promise<object> | object>> = {
      '/.well-known/openid-configuration': () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/userinfo`,
        end_session_endpoint: `${issuer}/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        code_challenge_methods_supported: ['S256'],
        ...options.issuers[issuerPath],
      }),
      '/token': async () => ({ access_token: 'access', token_type: 'Bearer', id_token: await idToken(issuer) }),
      '/keys': () => ({ keys: [publicKey] }),
      '/userinfo': () => ({ sub: 'ben', name: 'Ben', email: 'ben@corp.example', groups: ['payments-dev'] }),
    }
    const document = await documents[part]?.()
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document ?? {}))
  })
  const idToken = (issuer: string) =>
    new SignJWT({ nonce })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience('brevet')
      .setSubject('ben')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(signing.privateKey)
  return {
    ...{ origin, port, certificate, hits },
    expectNonce: (expected) => {
      nonce = expected
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function listenOn(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function certify(names: readonly string[]) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const alternatives = names.map((value) => ({ type: isIP(value) > 0 ? 'ip' : 'dns', value }) as const)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=A provider of the tests',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 86_400_000),
    extensions: [new SubjectAlternativeNameExtension(alternatives)],
  })
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  const key = `-----BEGIN PRIVATE KEY-----\n${der.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`
  return { key, certificate: certificate.toString('pem') }
}
