import { defineConfig } from 'vitest/config'

/** Engines that need Python; `tools/test-engines.ts` says which of them are there. */
const present = (process.env.SEGQL_ENGINES ?? '').split(' ').filter((part) => part !== '')

export default defineConfig({
  test: {
    // `spark-cases.engines.ts` needs Spark.
    include: present.map((part) => `test/engines/tier2/${part}*.engines.ts`),
    setupFiles: ['test/seed.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
