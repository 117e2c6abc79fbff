import { rowKey } from './row-key'

/** The key of what a provider calls a person. */
export function providerSubjectKey(source: string, subject: string): string {
  return rowKey(source, 'subject', subject)
}

/** The key of what a provider calls a session. */
export function providerSessionKey(source: string, sessionId: string): string {
  return rowKey(source, 'session', sessionId)
}
