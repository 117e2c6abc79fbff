import { createServer, type Server } from 'node:net'
import type { DemoPorts } from './ports'

/** Ports that nobody held a moment ago, for tests: all are taken together and then let go. */
export async function findFreePorts(): Promise<DemoPorts> {
  const servers = Array.from({ length: 5 }, () => createServer())
  const [portal = 0, oidc = 0, saml = 0, aws = 0, metrics = 0] = await Promise.all(servers.map(listen))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return { portal, oidc, saml, aws, metrics }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address && typeof address === 'object' ? address.port : 0)
    }),
  )
}
