import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The account that moto plays. */
export const motoAccount = '123456789012'

/** AWS as others wrote it, where it is on the machine. */
export const isMotoInstalled = spawnSync('moto_server', ['--help']).status === 0

/** Starts it on a free port; gives its address, and what ends it. */
export async function startMoto(): Promise<{ readonly endpoint: string; stop(): void }> {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', detached: true })
  const stop = () => {
    if (server.pid) process.kill(-server.pid)
  }
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(`${endpoint}/moto-api/data.json`).catch(() => null)
    if (answer?.ok) return { endpoint, stop }
    await sleep(250)
  }
  stop()
  throw new Error('moto_server does not answer')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
