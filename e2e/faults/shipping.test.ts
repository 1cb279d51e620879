import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { folders } from '#app/platform/folders.server.ts'
import { settingsSchema } from '#app/platform/settings.server.ts'
import { YOUNG_ROOM } from '#app/server/small-heap.ts'
import { runProgram } from '../support/programs.ts'

const read = (file: string) => readFileSync(path.join(folders.root, file), 'utf8')
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))

/** The packages that a built program asks for by name. */
function packagesOf(file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(/(?:from|import|import\()\s*["']([@\w][\w@./-]*)["']/g)].map(
    ([, name = '']) => name,
  )
  return found
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
}

const built = () => [
  ...readdirSync(path.join(folders.build, 'programs'))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => path.join(folders.build, 'programs', file)),
  ...readdirSync(path.join(folders.build, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(folders.build, 'server', file)),
]

describe('what is shipped', () => {
  test('asks for no package that is only needed to build or to test', () => {
    const asked = [...new Set(built().flatMap(packagesOf))].sort()
    expect(asked).toContain('postgres')
    expect(asked.filter((name) => !(name in manifest.dependencies))).toEqual([])
  })

  test('the image copies all that the program reads, and starts it as it is started here', () => {
    const dockerfile = read('Dockerfile')
    for (const place of ['build', 'content', 'db/migrations', 'package.json']) {
      expect(dockerfile).toMatch(new RegExp(`^COPY (--from=build \\S+/)?${place}`, 'm'))
      expect(existsSync(path.join(folders.root, place === 'build' ? path.relative(folders.root, folders.build) : place))).toBe(true)
    }
    expect(dockerfile).toContain(`CMD ["node", "${YOUNG_ROOM}", "build/programs/serve.mjs"]`)
    expect(read('app/server/systemd/passerelle.service')).toContain(`ExecStart=/usr/bin/node ${YOUNG_ROOM} build/programs/serve.mjs`)
    expect(read('README.md')).toContain(` node ${YOUNG_ROOM} build/programs/serve.mjs`)
  })

  test('the start command of the image, with the settings of the image alone, says in one line what is missing', async () => {
    const set = Object.fromEntries(
      [...(/^ENV (.*)$/m.exec(read('Dockerfile'))?.[1]?.matchAll(/(\w+)=(\S+)/g) ?? [])].map(([, name, value]) => [name, value]),
    )
    const ended = await runProgram('serve', [], { ...set, PORT: '0' })
    expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/^SECRET: is missing.*\n$/) })
  })

  test('the composition sets nothing that the program does not know, and its worker does what web processes leave', () => {
    const composition = z
      .object({
        services: z.record(
          z.string(),
          z.looseObject({ environment: z.record(z.string(), z.string()), command: z.array(z.string()).optional() }),
        ),
      })
      .parse(parse(read('compose.yaml'), { merge: true }))
    const { web, work } = composition.services
    for (const service of [web, work])
      for (const name of Object.keys(service?.environment ?? {})) expect(settingsSchema.shape).toHaveProperty(name)
    expect(web?.environment['WORK']).toBe('no')
    expect(work?.command).toEqual(['node', 'build/programs/lms.mjs', 'work'])
  })
})
