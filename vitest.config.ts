import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/engines/postgres-server.ts', 'test/engines/bigquery-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
