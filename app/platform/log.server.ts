import { pino, type Logger } from 'pino'

export type Log = Logger

/** The structured log: one JSON line per event, without personal data, query parameters or addresses of people. */
export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', 'token', 'cookie', 'params'] })
}

/** The name and text of an error without what a query carried: a database error's own message holds its parameters. */
export function describeError(error: unknown): { name: string; message: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'Unknown', message: typeof error }
  if (error.name === 'DrizzleQueryError' || error.message.startsWith('Failed query')) {
    const cause = error.cause
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'none'
    const message = cause instanceof Error ? cause.message : 'query failed'
    return {
      name: 'DatabaseError',
      message,
      code,
      ...(error.stack
        ? {
            stack: error.stack
              .split('\n')
              .filter((line) => line.startsWith('    at '))
              .join('\n'),
          }
        : {}),
    }
  }
  return { name: error.name, message: error.message, ...(error.stack ? { stack: error.stack } : {}) }
}
