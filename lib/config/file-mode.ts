import { statSync } from 'node:fs'

/** Whether every user of the machine may read a file, or change it; false where that cannot be told. */
export interface FileMode {
  readonly isReadByOthers: boolean
  readonly isWrittenByOthers: boolean
}

/** Looks a file up, through symbolic links. Windows keeps such rights elsewhere, and says nothing here. */
export function fileMode(path: string): FileMode {
  const mode = process.platform === 'win32' ? 0 : (stat(path)?.mode ?? 0)
  return { isReadByOthers: (mode & 0o004) !== 0, isWrittenByOthers: (mode & 0o002) !== 0 }
}

function stat(path: string) {
  try {
    return statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
