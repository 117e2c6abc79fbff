/** Test support: a TCP gate before a server, to cut, refuse and silence connections as networks do. */
import { connect, createServer, type Socket } from 'node:net'

export interface Gate {
  /** The server's URL through the gate. */
  readonly url: string
  /** Lets connections through; those that were silenced stay silent. */
  admit(): void
  /** Cuts every connection and every new one. */
  refuse(): void
  /** Leaves every connection open and carries nothing any more. */
  silence(): void
  close(): Promise<void>
}

export async function openGate(target: URL): Promise<Gate> {
  const sockets = new Set<Socket>()
  const state = { isAdmitting: true }
  const server = createServer((near) => {
    if (!state.isAdmitting) return void near.destroy()
    const far = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(target)
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    admit: () => {
      state.isAdmitting = true
    },
    refuse: () => {
      state.isAdmitting = false
      cut()
    },
    silence: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
