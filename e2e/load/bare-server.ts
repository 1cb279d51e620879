import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

// A program of its own, so that it has a process to itself as the site has: `bare-server.ts FILE` sends what the file holds, whatever is asked.
const kept = z.object({ status: z.number(), headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])), body: z.string() })
const { status, headers, body } = kept.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const bytes = Buffer.from(body, 'base64')

const server = createServer((_request, response) => {
  response.writeHead(status, headers)
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
