import { Agent, request, type IncomingHttpHeaders } from 'node:http'

/** What is asked for, again and again. */
export type Target = { url: string; headers: Record<string, string>; status: number }

/** Milliseconds in the middle and at the slow end. */
export type Times = { median: number; p95: number; p99: number }

/** What came of it: requests in a second, milliseconds of one, and answers that were not the expected ones. */
export type Pressed = Times & { perSecond: number; requests: number; failures: number }

/** One answer with its bytes as they came over the wire. */
export type Received = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Asks once, or sends a form, and reads the whole answer, packed as it comes. */
export function ask({ url, headers }: Omit<Target, 'status'>, agent?: Agent, form?: Record<string, string>): Promise<Received> {
  const method = form ? 'POST' : 'GET'
  const body = form ? new URLSearchParams(form).toString() : ''
  const type = form ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) } : {}
  return new Promise((resolve, reject) => {
    request(url, { method, headers: { ...headers, ...type }, ...(agent ? { agent } : {}) }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }))
      answer.once('error', reject)
    })
      .once('error', reject)
      .end(body)
  })
}

/** The value below which a share of the sorted values lies. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The middle and the slow end of many times. */
export function timesOf(taken: readonly number[]): Times {
  const sorted = [...taken].sort((a, b) => a - b)
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) }
}

/** A few clients ask without pause, each on a connection of its own, for so many milliseconds. */
export async function press(target: Target, { clients, milliseconds }: { clients: number; milliseconds: number }): Promise<Pressed> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const taken: number[] = []
  let failures = 0
  const started = performance.now()
  const client = async () => {
    while (performance.now() - started < milliseconds) {
      const asked = performance.now()
      const { status } = await ask(target, agent)
      taken.push(performance.now() - asked)
      if (status !== target.status) failures += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { ...timesOf(taken), perSecond: taken.length / seconds, requests: taken.length, failures }
}
