import { defineConfig } from 'vitest/config'

/** Faults, and journeys that need no browser, against the built site: kills, wrong starts, hostile requests. The long forms run with LONG=yes. */
export default defineConfig({
  test: {
    include: ['e2e/faults/*.test.ts', 'e2e/coordinator/*.test.ts', ...(process.env['LONG'] ? ['e2e/faults/long/*.test.ts'] : [])],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: process.env['LONG'] ? 1_800_000 : 90_000,
    hookTimeout: 120_000,
  },
})
