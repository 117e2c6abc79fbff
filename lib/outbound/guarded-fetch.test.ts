import { createServer, type RequestListener, type Server } from 'node:http'
import { BlockList } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutboundRules, Refusal } from './destination'
import { createGuardedFetch, type Resolve } from './guarded-fetch'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Counts whoever connects, whatever they say. */
async function listen(answer: RequestListener = (_, response) => void response.end('here')) {
  const server = createServer(answer)
  const hits = { connections: 0 }
  server.on('connection', () => {
    hits.connections += 1
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { hits, port: typeof address === 'object' && address ? address.port : 0 }
}

const noRules: OutboundRules = { hosts: new Set(), networks: new BlockList(), isOnLoopback: false }
const onLoopback: OutboundRules = { ...noRules, isOnLoopback: true }

/** Answers with each list of addresses in turn, and then with the last one. */
function resolver(...answers: readonly (readonly string[])[]): Resolve & { readonly asked: string[] } {
  const asked: string[] = []
  const resolve: Resolve = (name, _, done) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(name)
    setImmediate(() =>
      done(
        null,
        answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    )
  }
  return Object.assign(resolve, { asked })
}

function guarded(rules: OutboundRules, resolve?: Resolve) {
  const refusals: Refusal[] = []
  const onRefused = (refusal: Refusal) => void refusals.push(refusal)
  return { refusals, fetch: createGuardedFetch({ rules, onRefused, ...(resolve ? { resolve } : {}) }) }
}

describe('a guarded fetch', () => {
  it('goes to loopback where Brevet is itself, by http as well', async () => {
    const { hits, port } = await listen()
    const { fetch, refusals } = guarded(onLoopback)
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('here')
    }
    expect([hits.connections, refusals]).toEqual([2, []])
  })

  it.each([
    ['a number', 'https://127.0.0.1:PORT/', 'loopback'],
    ['one number in decimal', 'https://2130706433:PORT/', 'loopback'],
    ['a number in octal', 'https://0177.0.0.1:PORT/', 'loopback'],
    ['a number in hexadecimal', 'https://0x7f.1:PORT/', 'loopback'],
    ['one number in hexadecimal', 'https://0x7f000001:PORT/', 'loopback'],
    ['a short number', 'https://127.1:PORT/', 'loopback'],
    ['full-width digits', 'https://１２７.0.0.1:PORT/', 'loopback'],
    ['a number with a dot behind it', 'https://127.0.0.1.:PORT/', 'loopback'],
    ['a percent-encoded number', 'https://%31%32%37.0.0.1:PORT/', 'loopback'],
    ['another loopback number', 'https://127.8.8.8:PORT/', 'loopback'],
    ['IPv6', 'https://[::1]:PORT/', 'loopback'],
    ['IPv4 in IPv6', 'https://[::ffff:127.0.0.1]:PORT/', 'loopback'],
    ['IPv4 in IPv6, as hexadecimal', 'https://[0:0:0:0:0:ffff:7f00:1]:PORT/', 'loopback'],
    ['NAT64', 'https://[64:ff9b::127.0.0.1]:PORT/', 'loopback'],
    ['the metadata service', 'https://169.254.169.254/latest/meta-data/', 'metadata'],
    ['the metadata service in IPv6', 'https://[::ffff:169.254.169.254]/', 'metadata'],
    ['the metadata service of its own IPv6', 'https://[fd00:ec2::254]/', 'metadata'],
    ['the metadata service in decimal', 'https://2852039166/', 'metadata'],
    ['no address', 'https://0.0.0.0:PORT/', 'reserved'],
    ['no address, short', 'https://0:PORT/', 'reserved'],
    ['no address of IPv6', 'https://[::]:PORT/', 'reserved'],
    ['a private network', 'https://10.0.0.1:PORT/', 'private'],
    ['carrier-grade NAT', 'https://100.64.0.1/', 'private'],
    ['a link', 'https://[fe80::1]/', 'reserved'],
    ['6to4', 'https://[2002:7f00:1::]:PORT/', 'reserved'],
    ['a user before the host', 'https://idp.example.com@127.0.0.1:PORT/', 'user_info'],
    ['a user and a password', 'https://a:b@idp.example.com:PORT/', 'user_info'],
    ['plain http', 'http://idp.example.com:PORT/', 'scheme'],
    ['plain http on loopback', 'http://127.0.0.1:PORT/', 'scheme'],
    ['another scheme', 'ftp://127.0.0.1:PORT/', 'scheme'],
    ['a file', 'file:///etc/passwd', 'scheme'],
  ])('refuses %s before it looks anything up: %s', async (_, address, reason) => {
    const { hits, port } = await listen()
    const resolve = resolver(['93.184.216.34'])
    const { fetch, refusals } = guarded(noRules, resolve)
    const url = address.replace('PORT', String(port))
    await expect(fetch(url)).rejects.toMatchObject({ code: 'source_address_refused', details: { reason } })
    expect([refusals.length, hits.connections, resolve.asked]).toEqual([1, 0, []])
  })

  it.each([
    ['a name with the number in it', '127.0.0.1.nip.example', ['127.0.0.1'], 'loopback'],
    ['loopback by its own name', 'localhost', ['127.0.0.1', '::1'], 'loopback'],
    ['loopback with a dot behind it', 'localhost.', ['127.0.0.1'], 'loopback'],
    ['one bad address among good ones', 'mixed.example', ['93.184.216.34', '127.0.0.1'], 'loopback'],
    ['a mapped address', 'mapped.example', ['::ffff:127.0.0.1'], 'loopback'],
    ['the metadata service', 'metadata.google.internal', ['169.254.169.254'], 'metadata'],
    ['a private network', 'db.corp.example', ['10.3.2.1'], 'private'],
    ['a unique local address', 'db6.corp.example', ['fd12::1'], 'private'],
  ])('refuses %s after looking it up: %s', async (_, name, addresses, reason) => {
    const { hits, port } = await listen()
    const { fetch, refusals } = guarded(noRules, resolver(addresses))
    await expect(fetch(`https://${name}:${port}/`)).rejects.toMatchObject({
      code: 'source_address_refused',
      details: { host: name, reason },
    })
    expect([hits.connections, refusals]).toEqual([0, [{ host: name, address: expect.any(String), reason }]])
  })

  it('refuses another name for loopback where Brevet is on loopback, too', async () => {
    const { hits, port } = await listen()
    for (const name of ['127.0.0.1.nip.example', 'localhost.', 'localhost.example']) {
      const { fetch } = guarded(onLoopback, resolver(['127.0.0.1']))
      const refused = { code: 'source_address_refused', details: { reason: 'loopback' } }
      await expect(fetch(`http://${name}:${port}/`)).rejects.toMatchObject(refused)
    }
    expect(hits.connections).toBe(0)
  })

  it('looks up once and connects to what it judged: a name that changes in between leads nowhere else', async () => {
    const { hits, port } = await listen()
    const resolve = resolver(['192.0.9.1'], ['127.0.0.1'])
    const { fetch } = guarded(noRules, resolve)
    const url = `https://rebinding.example:${port}/`
    const first = fetch(url, { signal: AbortSignal.timeout(300) })
    await expect(first).rejects.not.toMatchObject({ code: 'source_address_refused' })
    expect(resolve.asked).toHaveLength(1)
    await expect(fetch(url)).rejects.toMatchObject({ code: 'source_address_refused' })
    expect([resolve.asked.length, hits.connections]).toEqual([2, 0])
  })

  it('goes where it is allowed to, by name or by network, and by no other name', async () => {
    const { hits, port } = await listen()
    const networks = new BlockList()
    networks.addSubnet('127.0.0.0', 8, 'ipv4')
    const reached = async (rules: OutboundRules, name: string, address: string) => {
      const { fetch, refusals } = guarded(rules, resolver([address]))
      await fetch(`https://${name}:${port}/`).catch(() => null)
      return refusals.length === 0
    }
    const byName = { ...noRules, hosts: new Set(['idp.corp.example']) }
    expect(await reached(byName, 'idp.corp.example', '127.0.0.1')).toBe(true)
    expect(await reached(byName, 'IDP.corp.example.', '127.0.0.1')).toBe(true)
    expect(await reached({ ...noRules, networks }, 'any.example', '127.0.0.1')).toBe(true)
    const allowed = hits.connections
    expect(await reached(byName, 'other.corp.example', '127.0.0.1')).toBe(false)
    expect(await reached(byName, 'idp.corp.example', '169.254.1.1')).toBe(false)
    expect([allowed, hits.connections]).toEqual([3, 3])
  })

  it('never goes to a metadata service, whatever is allowed', async () => {
    const networks = new BlockList()
    networks.addSubnet('169.254.0.0', 16, 'ipv4')
    const rules = { ...noRules, networks, hosts: new Set(['idp.corp.example']) }
    for (const url of ['https://169.254.169.254/', 'https://idp.corp.example/']) {
      const { fetch } = guarded(rules, resolver(['169.254.169.254']))
      await expect(fetch(url)).rejects.toMatchObject({ details: { reason: 'metadata' } })
    }
  })

  it('follows no redirect', async () => {
    const { hits, port } = await listen((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/inside' })
      response.end()
    })
    const response = await guarded(onLoopback).fetch(`http://127.0.0.1:${port}/`, { redirect: 'follow' })
    expect([response.status, response.headers.get('location'), hits.connections]).toEqual([302, '/inside', 1])
  })
})

describe('a guarded fetch as a fetch', () => {
  it('sends method, headers and a form, and gives status, headers and body', async () => {
    const { port } = await listen(async (request, response) => {
      let body = ''
      for await (const part of request) body += part
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-kind': String(request.headers['content-type']) })
      response.end(`${request.method} ${request.url} ${request.headers['x-mine']} ${body}`)
    })
    const response = await guarded(onLoopback).fetch(`http://localhost:${port}/token?a=b`, {
      method: 'POST',
      headers: { 'x-mine': 'yes' },
      body: new URLSearchParams({ code: 'ä&b' }),
    })
    expect(response.status).toBe(201)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('x-kind')).toContain('application/x-www-form-urlencoded')
    expect(await response.text()).toBe('POST /token?a=b yes code=%C3%A4%26b')
  })

  it('takes a stream as its body, and gives no body where the status has none', async () => {
    const { port } = await listen((request, response) => {
      request.resume()
      response.writeHead(204, { 'x-length': String(request.headers['content-length']) }).end()
    })
    const body = new Blob(['streamed']).stream()
    const init = { method: 'PUT', body, duplex: 'half' } as RequestInit
    const response = await guarded(onLoopback).fetch(`http://localhost:${port}/`, init)
    expect([response.status, response.body, response.headers.get('x-length')]).toEqual([204, null, '8'])
  })

  it.each(['before the head', 'within the body'])(
    'ends by its signal %s, with the reason of the signal',
    async (when) => {
      const { port } = await listen((_, response) => {
        if (when === 'within the body') response.write('drop')
      })
      const { fetch } = guarded(onLoopback)
      const started = performance.now()
      const whole = async () => (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(150) })).text()
      await expect(whole()).rejects.toMatchObject({ name: 'TimeoutError' })
      expect(performance.now() - started).toBeLessThan(2000)
    },
  )

  it('does not begin when its signal was aborted before', async () => {
    const { hits, port } = await listen()
    const { fetch } = guarded(onLoopback)
    await expect(fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(hits.connections).toBe(0)
  })

  it('streams: a reader that has enough takes no more from the other side', async () => {
    let written = 0
    const { port } = await listen(async (request, response) => {
      const part = Buffer.alloc(64 * 1024)
      for (; !request.destroyed && !response.destroyed && written < 4096; written++) {
        if (!response.write(part)) await Promise.race([new Promise((done) => response.once('drain', done)), sleep(500)])
      }
    })
    const response = await guarded(onLoopback).fetch(`http://127.0.0.1:${port}/`)
    const reader = response.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await sleep(50)
    expect(written).toBeLessThan(1024)
  })

  it('rejects when nobody listens, and when the other side breaks off', async () => {
    const { fetch, refusals } = guarded(onLoopback)
    await expect(fetch('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED')
    const { port } = await listen((request) => void request.socket.destroy())
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('socket hang up')
    expect(refusals).toEqual([])
  })
})
