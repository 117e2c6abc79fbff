import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** An address on loopback that answers nothing, not even a connection. */
export interface BlackHole {
  readonly url: string
  close(): void
}

const listen = `
const server = require('node:net').createServer()
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => process.stdout.write(String(server.address().port)))
`
/** More than the queue of a listener with a backlog of one takes in. */
const fillers = 4

/** Starts a listener, stops its process, and fills its queue: what comes then is dropped, as behind a firewall. */
export async function openBlackHole(): Promise<BlackHole> {
  const listener = spawn(process.execPath, ['-e', listen], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = Number(await firstLine(listener))
  listener.kill('SIGSTOP')
  const sockets = Array.from({ length: fillers }, () => fill(port))
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const socket of sockets) socket.destroy()
      listener.kill('SIGKILL')
    },
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the listener has no output')
  const [bytes] = await once(stdout, 'data')
  return String(bytes)
}

function fill(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  return socket
}
