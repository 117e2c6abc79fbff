import { defineConfig, devices } from '@playwright/test'
import { presentBrowser } from './e2e/browser'

/** The stack of the tests stands beside a demo: ports of its own, overridable like the demo's. */
const ports = {
  PORT: process.env['PORT'] ?? '3100',
  OIDC_PORT: process.env['OIDC_PORT'] ?? '4111',
  SAML_PORT: process.env['SAML_PORT'] ?? '4112',
  AWS_PORT: process.env['AWS_PORT'] ?? '4576',
  METRICS_PORT: process.env['METRICS_PORT'] ?? '9474',
  HTTPS_PORT: process.env['HTTPS_PORT'] ?? '3143',
}
Object.assign(process.env, ports)

const inCi = Boolean(process.env['CI'])
const executablePath = presentBrowser()

const server = {
  env: { ...ports, DEMO_FOLDER: 'data/e2e' },
  reuseExistingServer: false,
  timeout: 180_000,
  stdout: 'ignore',
  stderr: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
} as const

export default defineConfig({
  testDir: 'e2e',
  testMatch: process.env['SCREENSHOTS'] ? '**/screenshots.ts' : '**/*.spec.ts',
  outputDir: 'test-results/browser',
  forbidOnly: inCi,
  retries: inCi ? 1 : 0,
  workers: 2,
  fullyParallel: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${ports.PORT}`,
    trace: 'on-first-retry',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', ...sandbox()],
    },
  },
  // The second waits for the first, which builds the portal where that must be.
  webServer: [
    {
      ...server,
      command: 'node --import jiti/register e2e/stack/demo.ts',
      url: `http://localhost:${ports.PORT}/readyz`,
    },
    {
      ...server,
      command: 'node --import jiti/register e2e/stack/https.ts',
      url: `https://localhost:${ports.HTTPS_PORT}/readyz`,
      ignoreHTTPSErrors: true,
    },
  ],
})

/** Chromium refuses its sandbox to root, which is who containers run as. */
function sandbox(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
