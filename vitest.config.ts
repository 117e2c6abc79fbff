import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      // Messages are compiled, here as in the build.
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  test: {
    include: [
      '.ci/*.test.ts',
      'lib/**/*.test.ts',
      'app/**/*.test.ts',
      'e2e/stack/**/*.test.ts',
      'e2e/attack/*.test.ts',
    ],
    environment: 'node',
    server: { deps: { inline: ['use-intl'] } },
    globalSetup: 'app/_messages/compile-before-tests.ts',
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
})
