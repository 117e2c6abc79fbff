/**
 * The one place where the stages are put together: database, keys, audit, sessions, and the setup that follows from the file.
 */
import { type Audit, createAudit } from '../audit/audit'
import { auditKey } from '../audit/audit-key'
import { type ChainWatch, createChainWatch } from '../audit/chain-watch'
import type { Config, ProcessSettings } from '../config/config'
import { type BaseIdentity, unknownBase } from '../domain/base-identity'
import type { Repositories } from '../domain/repositories'
import { externalIdKey } from '../federation/external-id'
import { type KeyRings, openKeyRings } from '../keys/key-rings'
import { createPortalSessions, type PortalSessions } from '../session/portal-sessions'
import { openStore } from '../store/store'
import { startHousekeeping } from './housekeeping'
import { createLifting } from './lift-revocations'
import { logOutcome } from './log'
import { buildSetup, type Setup } from './setup'

/** A running Brevet. */
export interface Installation {
  readonly repositories: Repositories
  readonly keys: KeyRings
  readonly audit: Audit
  /** What is known of the audit's chain. */
  readonly chain: ChainWatch
  readonly sessions: PortalSessions
  readonly now: () => Date
  /** The setup in force. */
  current(): Setup
  /** Puts another configuration in force for all requests that begin from now on. */
  replace(config: Config): void
  /** Whom Brevet itself is at AWS, as far as it is known. */
  base(): BaseIdentity
  /** Puts what was learnt in force, for all requests that begin from now on. */
  learn(base: BaseIdentity): void
  close(): Promise<void>
}

interface InstallationOptions {
  readonly settings: ProcessSettings
  readonly config: Config
  readonly now: () => Date
  readonly fetch: typeof fetch
}

/** Opens the database, makes the keys that are missing, and builds the first setup. Fails with `store_locked` or `store_unavailable`. */
export async function openInstallation({ settings, config, now, fetch }: InstallationOptions): Promise<Installation> {
  const repositories = await openStore({ database: settings.database, secrets: settings.secrets, now })
  const keys = await openKeyRings({ keys: repositories.signingKeys, now })
  const key = await auditKey(repositories.sealedValues)
  const audit = createAudit({ rows: repositories.auditRows, key, onWritten: logOutcome })
  const surroundings = { keys, externalIdKey: await externalIdKey(repositories.sealedValues), now, fetch }
  let base: BaseIdentity = unknownBase
  let setup = buildSetup(config, { ...surroundings, base })
  const limits = () => setup.config.session
  const sessions = createPortalSessions({ ...repositories, limits, now })
  const chain = createChainWatch({ rows: repositories.auditRows, key, now })
  const installation: Installation = {
    repositories,
    keys,
    audit,
    chain,
    sessions,
    now,
    current: () => setup,
    replace(next) {
      setup = buildSetup(next, { ...surroundings, base })
    },
    base: () => base,
    learn(learnt) {
      base = learnt
      setup = buildSetup(setup.config, { ...surroundings, base })
    },
    async close() {
      housekeeping.stop()
      await repositories.close()
    },
  }
  const liftRevocations = createLifting(installation)
  const housekeeping = startHousekeeping({ repositories, keys, chain, liftRevocations, now })
  return installation
}
