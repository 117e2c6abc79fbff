import { connect, createServer } from 'node:net'

/** The ports of one stack, each with the variable that overrides it. */
const defaults = {
  portal: { variable: 'PORT', port: 3000, what: 'portal', holder: 'another demo or a development server' },
  oidc: { variable: 'OIDC_PORT', port: 4101, what: 'OIDC provider', holder: 'another demo' },
  saml: { variable: 'SAML_PORT', port: 4102, what: 'SAML provider', holder: 'another demo' },
  aws: { variable: 'AWS_PORT', port: 4566, what: 'AWS simulator', holder: 'another demo or LocalStack' },
  metrics: { variable: 'METRICS_PORT', port: 9464, what: 'metrics', holder: 'another demo or a Prometheus exporter' },
} as const

type PortName = keyof typeof defaults

export type DemoPorts = Readonly<Record<PortName, number>>

const names: readonly PortName[] = ['portal', 'oidc', 'saml', 'aws', 'metrics']

/** The ports as the environment has them, or one line for each that is none or is given twice. */
export function readPorts(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ports: DemoPorts } | { readonly faults: readonly string[] } {
  const faults: string[] = []
  const holders = new Map<number, string>()
  const read = (name: PortName): number => {
    const { variable, port } = defaults[name]
    const value = environment[variable] || String(port)
    const number = /^\d{1,5}$/.test(value) ? Number(value) : 0
    const other = holders.get(number)
    if (number < 1 || number > 65_535) faults.push(`${variable} must be a port from 1 to 65535.`)
    else if (other) faults.push(`${other} and ${variable} are both ${number}; give each part a port of its own.`)
    holders.set(number, variable)
    return number
  }
  const ports = {
    portal: read('portal'),
    oidc: read('oidc'),
    saml: read('saml'),
    aws: read('aws'),
    metrics: read('metrics'),
  }
  return faults.length > 0 ? { faults } : { ports }
}

/** One line for each port that cannot be had, with who may hold it and how to choose another. */
export async function describeBusyPorts(ports: DemoPorts): Promise<readonly string[]> {
  const lines = await Promise.all(
    names.map(async (name) => {
      const { variable, what, holder } = defaults[name]
      const port = ports[name]
      const state = await probe(port)
      if (state === 'free') return []
      const other = `or choose another port: ${variable}=${port > 65_000 ? port - 100 : port + 100} npm run demo`
      if (state === 'forbidden') return [`Port ${port} (${what}) may not be used by this user; ${other}`]
      return [`Port ${port} (${what}) is in use, perhaps by ${holder}. Stop it, ${other}`]
    }),
  )
  return lines.flat()
}

/** Asks first: on some systems a port that is held on every address can be taken on one of them. */
async function probe(port: number): Promise<'free' | 'busy' | 'forbidden'> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isAnswered(port, host)))
  if (answers.includes(true)) return 'busy'
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EACCES' ? 'forbidden' : 'busy'))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve('free')))
  })
}

function isAnswered(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 })
    const end = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}
