import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vitest/config'
import remixConfig from './remix.config.js'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

const isTest = process.env['VITEST'] !== undefined

export default defineConfig({
  plugins: isTest ? [] : [remix(remixConfig)],
  // One target for both builds: the address of a script holds the hash of its text, and the server must name the file that the client build wrote.
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false, cssMinify: true },
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // Generous, because machines are shared: a test that hangs still ends, a slow one does not fail.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'pure', include: ['{app,db,content}/**/*.test.{ts,tsx}'], exclude: ['**/*.db.test.ts'] } },
      { extends: true, test: { name: 'database', include: ['{app,db}/**/*.db.test.ts'], globalSetup: ['db/test-snapshot.ts'] } },
    ],
  },
})
