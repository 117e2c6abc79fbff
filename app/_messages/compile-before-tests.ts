import { compileMessages } from './compile'

/** Vitest's global setup. */
export function setup(): void {
  compileMessages()
}
