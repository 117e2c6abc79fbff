import type { FaultLog } from '../fault-log'
import type { FileReference } from '../reference'

/** Keys whose values are secrets. */
const secretKeys: readonly unknown[] = ['clientSecret', 'secretAccessKey']

/** Container engines mount secrets here, readable by all who are in the container: by the portal alone. */
const mountedSecrets = /^(?:\/var)?\/run\/secrets\//

interface SecretFiles {
  readonly log: FaultLog
  readonly resolvePath: (path: string) => string
  readonly isReadByOthers: (path: string) => boolean
}

/** A secret that is kept in a file is kept from the other users of the machine. */
export function checkSecretFiles(files: readonly FileReference[], tools: SecretFiles): void {
  for (const { path, file } of files) {
    const place = tools.resolvePath(file)
    if (!secretKeys.includes(path.at(-1)) || mountedSecrets.test(place) || !tools.isReadByOthers(place)) continue
    tools.log.fault(path, `the file ${file} can be read by every user of this machine: chmod o= takes that away`)
  }
}
