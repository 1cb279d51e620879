import { defineConfig } from '@playwright/test'

/** The stories run against the built site; each worker has a server and a world of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '{learner,trainer,coordinator,administrator,visitor}/*.spec.ts',
  workers: 2,
  fullyParallel: false,
  // A machine that is shared by others may stall for seconds: CI tries a story once more, and names it as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: process.env['STORY_REPORT'] ? [['list'], ['json', { outputFile: process.env['STORY_REPORT'] }]] : [['list']],
  outputDir: '../test-results',
})
