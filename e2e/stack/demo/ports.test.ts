import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { findFreePorts } from './free-ports'
import { describeBusyPorts, readPorts } from './ports'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function takePort(host: string): Promise<number> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

describe('the ports of the demo', () => {
  it('are the documented ones when nothing is set', () => {
    expect(readPorts({})).toEqual({ ports: { portal: 3000, oidc: 4101, saml: 4102, aws: 4566, metrics: 9464 } })
  })

  it('follow the environment', () => {
    expect(readPorts({ PORT: '3100', AWS_PORT: '4666' })).toMatchObject({ ports: { portal: 3100, aws: 4666 } })
  })

  it.each(['0', '65536', 'abc', '-1', '80.5'])('refuse %s with the variable that says so', (value) => {
    expect(readPorts({ OIDC_PORT: value })).toEqual({ faults: ['OIDC_PORT must be a port from 1 to 65535.'] })
  })

  it('refuse one port for two parts', () => {
    expect(readPorts({ PORT: '4101' })).toEqual({
      faults: ['PORT and OIDC_PORT are both 4101; give each part a port of its own.'],
    })
  })

  it('give no line when all of them are free', async () => {
    expect(await describeBusyPorts(await findFreePorts())).toEqual([])
  })

  it.each(['127.0.0.1', '0.0.0.0', '::'])('give one line for a port that is held on %s', async (host) => {
    const aws = await takePort(host)
    expect(await describeBusyPorts({ ...(await findFreePorts()), aws })).toEqual([
      `Port ${aws} (AWS simulator) is in use, perhaps by another demo or LocalStack. ` +
        `Stop it, or choose another port: AWS_PORT=${aws > 65_000 ? aws - 100 : aws + 100} npm run demo`,
    ])
  })
})
