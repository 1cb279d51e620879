import type { Server } from 'node:http'

const LOOK_EVERY = 100

/** Ends a web server: it takes no new connection, answers what runs, and closes each connection behind its answer. */
export function endServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
    // A connection that was busy at the signal stays open behind its answer until its keep-alive ends, a minute later.
    const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY)
    server.close(() => {
      clearInterval(looking)
      resolve()
    })
    server.closeIdleConnections()
  })
}
