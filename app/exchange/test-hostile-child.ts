import { readFileSync } from 'node:fs'
import { readQuestions } from './formats.ts'
import { toHouse } from './to-house.ts'

const words = { right: 'a', wrong: 'b', explanation: 'c', fill: 'd', guide: 'e', picture: 'f' }
const place = { id: 'q', objectives: ['o1'], words }

/** Reads one file in a process of its own, makes questions of the house of its items, and prints what came of it, how long that took and how much memory the process ever held. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''))
const started = performance.now()
const result = readQuestions(bytes, null)
if (result.ok) for (const item of result.items) if (item.ok) toHouse(item.question, place)
const milliseconds = performance.now() - started
const megabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(
  JSON.stringify({ because: result.ok ? null : result.because, items: result.ok ? result.items.length : 0, milliseconds, megabytes }),
)
