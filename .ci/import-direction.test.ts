import { describe, expect, it } from 'vitest'
import { wrongImports } from './import-direction'

describe('the import direction', () => {
  const refused: ReadonlyArray<readonly [file: string, statement: string]> = [
    ['lib/domain/arn.ts', "import { hash } from 'node:crypto'"],
    ['lib/domain/arn.ts', "import type { Config } from '../config/config'"],
    ['lib/identity/saml.ts', "import { openStore } from '../store/store'"],
    ['lib/identity/saml.ts', "import { loadConfig } from '../config/load-config'"],
    ['lib/federation/saml.ts', "import { STSClient } from '@aws-sdk/client-sts'"],
    ['lib/identity/saml.ts', "import * as client from 'openid-client'"],
    ['lib/broker/issue.ts', "import NextAuth from 'next-auth'"],
    ['lib/broker/issue.ts', "import { Shell } from '../../app/_screens/shell'"],
    ['app/page.tsx', "import { openStore } from '@/lib/store/store'"],
    ['app/page.tsx', "import {\n  type Config,\n  loadConfig,\n} from '@/lib/config/load-config'"],
    ['app/page.tsx', "export { openStore } from '../lib/store/store'"],
    ['app/page.tsx', ['const store = await import', "('@/lib/store/store')"].join('')],
    ['e2e/keys.spec.ts', "import { parseRoleArn } from '../lib/domain/arn'"],
    ['proxy.ts', "import { loadConfig } from '@/lib/config/load-config'"],
  ]
  it.each(refused)('refuses in %s: %s', (file, statement) => {
    expect(wrongImports(file, `${statement}\n`)).toHaveLength(1)
  })

  const admitted: ReadonlyArray<readonly [file: string, statement: string]> = [
    ['lib/domain/arn.ts', "import { partitionIds } from './partition'"],
    ['lib/identity/saml.ts', "import type { SamlSourceConfig } from '../config/config'"],
    ['lib/federation/sts.ts', "import { STSClient } from '@aws-sdk/client-sts'"],
    ['lib/broker/setup.ts', "import { createSource } from '../identity/sources'"],
    ['app/page.tsx', "import { runtime } from '@/lib/broker/runtime'"],
    ['proxy.ts', "import { runtime } from '@/lib/broker/runtime'"],
  ]
  it.each(admitted)('admits in %s: %s', (file, statement) => {
    expect(wrongImports(file, `${statement}\n`)).toEqual([])
  })
})
