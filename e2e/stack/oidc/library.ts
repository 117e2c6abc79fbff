import type Provider from 'oidc-provider'
import type { Configuration } from 'oidc-provider'

/**
 * Warnings that say what this folder knows and accepts: it runs on Node 20, keeps its state in memory, and is no
 * production.
 */
const accepted = ['Unsupported runtime', 'development-only in-memory adapter']

/** Runs `task` while those warnings of oidc-provider, and no other output, are held back. */
async function withoutAcceptedWarnings<Result>(task: () => Promise<Result>): Promise<Result> {
  const warn = console.warn
  console.warn = (...parts: readonly unknown[]) => {
    const text = String(parts[0])
    if (text.includes('oidc-provider WARNING') && accepted.some((warning) => text.includes(warning))) return
    warn(...parts)
  }
  try {
    return await task()
  } finally {
    console.warn = warn
  }
}

/** Loads oidc-provider and makes a provider of it. Loaded on demand, because it warns while it is loaded. */
export function createProvider(issuer: string, configuration: Configuration): Promise<Provider> {
  return withoutAcceptedWarnings(async () => {
    const library = await import('oidc-provider')
    return new library.default(issuer, configuration)
  })
}
