import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vitest/config'
import remixConfig from './remix.config.js'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

const isTest = process.env['VITEST'] !== undefined

export default defineConfig(({ isSsrBuild }) => ({
  plugins: isTest ? [] : [remix(remixConfig)],
  build: { target: isSsrBuild ? 'node20' : 'es2020', assetsInlineLimit: 0, sourcemap: false, cssMinify: true },
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 90_000,
    projects: [
      { extends: true, test: { name: 'pure', include: ['{app,db,content}/**/*.test.{ts,tsx}'], exclude: ['**/*.db.test.ts'] } },
      { extends: true, test: { name: 'database', include: ['{app,db}/**/*.db.test.ts'], globalSetup: ['db/test-snapshot.ts'] } },
    ],
  },
}))
