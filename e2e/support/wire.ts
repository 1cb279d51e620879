import { connect, createServer, type Socket } from 'node:net'

/** A line between a site and its database that can be cut and mended, and made slow. */
export type Wire = {
  url: string
  cut: () => Promise<void>
  mend: () => Promise<void>
  /** From now on all that the database answers comes so many milliseconds later. */
  delay: (milliseconds: number) => void
  close: () => Promise<void>
}

/** Lays a line to the server of a database address; what goes through it reaches that server. */
export async function wireTo(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let lateBy = 0
  const laid = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.once('close', () => {
        open.delete(one)
        other.destroy()
      })
      // A cut line is what this is for: its end is told by `close`.
      one.on('error', () => undefined)
    }
    near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      if (lateBy === 0) near.write(chunk)
      else setTimeout(() => near.writable && near.write(chunk), lateBy)
    })
  })
  const listen = (at: number) => new Promise<void>((resolve) => laid.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const address = laid.address()
  const ownPort = typeof address === 'object' && address ? address.port : 0
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(ownPort)
  const cut = () =>
    new Promise<void>((resolve) => {
      laid.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  const mend = () => (laid.listening ? Promise.resolve() : listen(ownPort))
  const delay = (milliseconds: number) => void (lateBy = milliseconds)
  return { url: url.href, cut, mend, delay, close: () => (laid.listening ? cut() : Promise.resolve()) }
}
