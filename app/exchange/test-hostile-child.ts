import { readFileSync } from 'node:fs'
import { readQuestions } from './formats.ts'

/** Reads one file in a process of its own and prints what came of it, how long that took and how much memory the process ever held. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''))
const started = performance.now()
const result = readQuestions(bytes, null)
const milliseconds = performance.now() - started
const megabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(
  JSON.stringify({ because: result.ok ? null : result.because, items: result.ok ? result.items.length : 0, milliseconds, megabytes }),
)
