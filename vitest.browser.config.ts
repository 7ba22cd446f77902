import { defineConfig } from 'vitest/config'

/** Tests of the built playground in a real browser, against the real server. `tools/test-browser.ts` says where the browser is. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
