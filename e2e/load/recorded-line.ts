import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A statement as a program sent it, with its values as text. */
export type Statement = { text: string; values: Array<string | null> }
/** On which connection it went, and in which turn: what is sent while an answer is still awaited belongs to the same turn. */
export type Asked = Statement & { line: number; turn: number }

/** A line to a PostgreSQL that keeps what is asked over it. */
export type RecordedLine = {
  url: string
  /** Everything asked since the last time; waits until all of it is answered. */
  taken: () => Promise<Asked[]>
  close: () => Promise<void>
}

/** Cuts a stream into messages of the protocol; the first of a program has no letter. */
function messagesOf(hear: (letter: string, body: Buffer) => void, hasStart: boolean): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let head = hasStart ? 0 : 1
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      hear(head === 0 ? 'start' : String.fromCharCode(rest[0] ?? 0), rest.subarray(head + 4, length))
      rest = rest.subarray(length)
      head = 1
    }
  }
}

function textAt(body: Buffer, from: number): { text: string; next: number } {
  const end = body.indexOf(0, from)
  return { text: body.toString('utf8', from, end), next: end + 1 }
}

/** What a statement is given: names of a place and of a statement, formats, then each value with its length. Throws on values that are no text. */
function boundIn(body: Buffer): { name: string; values: Array<string | null> } {
  const { text: name, next } = textAt(body, textAt(body, 0).next)
  const formats = body.readInt16BE(next)
  let at = next + 2
  for (let n = 0; n < formats; n += 1, at += 2) if (body.readInt16BE(at) !== 0) throw new Error('A value that is no text')
  const count = body.readInt16BE(at)
  at += 2
  const values: Array<string | null> = []
  for (let n = 0; n < count; n += 1) {
    const length = body.readInt32BE(at)
    at += 4
    values.push(length < 0 ? null : body.toString('utf8', at, at + length))
    at += Math.max(0, length)
  }
  return { name, values }
}

/** Lays a line to the server of a database address that keeps all statements, in the order in which they were sent. */
export async function recordedLineTo(target: string): Promise<RecordedLine> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let [asked, awaited, turn, lines]: [Asked[], number, number, number] = [[], 0, 0, 0]
  const keep = (line: number, statement: Statement) => {
    if (awaited === 0) turn += 1
    asked.push({ ...statement, line, turn })
  }
  const laid = createServer((near) => {
    const far = connect(Number(port), hostname)
    const line = (lines += 1)
    const texts = new Map<string, string>()
    let bound: Statement | undefined
    let ownAwaited = 0
    const wait = (change: 1 | -1) => {
      if (ownAwaited + change < 0) return
      ownAwaited += change
      awaited += change
    }
    const hearNear = messagesOf((letter, body) => {
      if (letter === 'P') {
        const { text: name, next } = textAt(body, 0)
        texts.set(name, textAt(body, next).text)
      } else if (letter === 'B') {
        const { name, values } = boundIn(body)
        bound = { text: texts.get(name) ?? '', values }
      } else if (letter === 'E' && bound) keep(line, bound)
      else if (letter === 'Q') keep(line, { text: textAt(body, 0).text, values: [] })
      if (letter === 'S' || letter === 'Q') wait(1)
    }, true)
    const hearFar = messagesOf((letter) => void (letter === 'Z' && wait(-1)), false)
    for (const [one, other, hear] of [
      [near, far, hearNear],
      [far, near, hearFar],
    ] as const) {
      open.add(one)
      one.on('data', (chunk) => {
        hear(chunk)
        other.write(chunk)
      })
      one.once('close', () => {
        open.delete(one)
        other.destroy()
      })
      // The end of a line is told by `close`.
      one.on('error', () => undefined)
    }
  })
  await new Promise<void>((resolve) => laid.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((laid.address() as AddressInfo).port)
  return {
    url: url.href,
    taken: async () => {
      do await new Promise((resolve) => setTimeout(resolve, 4))
      while (awaited > 0)
      const all = asked
      asked = []
      return all
    },
    close: () =>
      new Promise((resolve) => {
        laid.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
