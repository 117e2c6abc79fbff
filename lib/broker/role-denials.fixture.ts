import type { RevokedRole } from '../domain/revocation'
import type { RoleDenials } from '../federation/role-denials'

/** What IAM has, and does when a test says so. */
export interface DenialScript {
  /** The policies of Brevet's name, by the role's ARN. */
  readonly policies: Map<string, unknown>
  /** Names of the sessions that were opened to write. */
  readonly writers: string[]
  openDenial(role: RevokedRole): void
  writeDenial(role: RevokedRole): void
}

export function denialScript(): DenialScript {
  return { policies: new Map(), writers: [], openDenial: () => undefined, writeDenial: () => undefined }
}

/** The account in which Brevet may write. */
const writable = '111122223333'

export function createTestDenials(script: DenialScript): RoleDenials {
  return {
    writesIn: (accountId) => accountId === writable,
    async open(role, sessionName) {
      script.openDenial(role)
      script.writers.push(sessionName)
      return {
        openedAt: new Date('2026-03-01T10:00:00Z'),
        async write(document) {
          script.writeDenial(role)
          script.policies.set(role.arn, JSON.parse(document))
        },
        read: async () => script.policies.get(role.arn) ?? null,
        async remove() {
          script.writeDenial(role)
          script.policies.delete(role.arn)
        },
      }
    },
  }
}
