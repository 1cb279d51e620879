import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { z } from 'zod'
import { pack } from '#app/server/send-page.ts'

// A program of its own, so that it has a process to itself as the site has: `floor-server.ts FILE DATABASE`. The address of a request is the place of a
// recorded one in the file: it sends the statements of that, prepared, in the same turns, and answers what was answered, packed in the same way.
const statement = z.object({ text: z.string(), values: z.array(z.string().nullable()) })
const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('together'), statements: z.array(statement) }),
  z.object({ kind: z.literal('transaction'), turns: z.array(z.array(statement)) }),
])
const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const recorded = z.array(z.object({ steps: z.array(step), status: z.number(), headers, body: z.string() }))

const [file = '', url = ''] = process.argv.slice(2)
const answers = recorded.parse(JSON.parse(readFileSync(file, 'utf8'))).map((one) => ({ ...one, body: Buffer.from(one.body, 'base64') }))

const database = postgres(url, { max: 10, fetch_types: false, onnotice: () => undefined })
// Values were recorded as they travel, as text.
for (const type of Object.keys(database.options.serializers)) database.options.serializers[Number(type)] = (value: unknown) => value

const send = (on: postgres.Sql | postgres.TransactionSql, { text, values }: z.infer<typeof statement>) =>
  /^(savepoint|release)\b/i.test(text) ? on.unsafe(text) : on.unsafe(text, values, { prepare: true })

async function ask(one: z.infer<typeof step>): Promise<void> {
  if (one.kind === 'together') await Promise.all(one.statements.map((each) => send(database, each)))
  else
    await database.begin(async (transaction) => {
      for (const turn of one.turns) await Promise.all(turn.map((each) => send(transaction, each)))
    })
}

const server = createServer((request, response) => {
  const answered = async () => {
    request.resume()
    await once(request, 'end')
    const one = answers[Number(request.url?.slice(1))]
    if (!one) throw new Error('Nothing was recorded here')
    for (const each of one.steps) await ask(each)
    const packed = await pack(request, String(one.headers['content-type'] ?? ''), one.body)
    response.writeHead(one.status, {
      ...one.headers,
      'Content-Length': packed.body.length,
      ...(packed.encoding ? { 'Content-Encoding': packed.encoding } : {}),
    })
    response.end(packed.body)
  }
  answered().catch((error: unknown) => {
    process.stderr.write(`${request.url}: ${error instanceof Error ? error.message : String(error)}\n`)
    response.writeHead(500)
    response.end()
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
