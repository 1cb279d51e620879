import { defineConfig } from '@playwright/test'

/** The stories run against the built site; each worker has a server and a world of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '{learner,trainer,coordinator,administrator,visitor}/*.spec.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env['STORY_REPORT'] ? [['list'], ['json', { outputFile: process.env['STORY_REPORT'] }]] : [['list']],
  outputDir: '../test-results',
})
