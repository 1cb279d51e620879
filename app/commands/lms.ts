import { parseArgs } from 'node:util'
import { checkContent } from './check-content.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { course: { type: 'string' }, json: { type: 'boolean' }, folder: { type: 'string', default: 'content' } },
})

switch (positionals[0]) {
  case 'check-content': {
    const { exitCode, output } = await checkContent(values)
    process.stdout.write(`${output}\n`)
    process.exitCode = exitCode
    break
  }
  default:
    process.stderr.write('lms check-content [--course c10] [--json] [--folder content]\n')
    process.exitCode = 2
}
