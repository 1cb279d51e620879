import type { ServerResponse } from 'node:http'

/** Answers with one line of text, for what no page can answer. */
export function plainAnswer(response: ServerResponse, status: number, line: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.end(`${line}\n`)
}
