import { describe, expect, it } from 'vitest'
import { people } from '../people'
import { renderTable } from './table'

const addresses = {
  portal: 'http://localhost:3100',
  oidc: 'http://localhost:4201',
  saml: 'http://localhost:4202',
  aws: 'http://localhost:4666',
}
const userArn = 'arn:aws:iam::111122223333:user/brevet/session'
const mfaUsers = [{ role: 'Session', userArn }]
const table = renderTable({ addresses, accounts: 431, portalLog: 'data/demo/portal.log', mfaUsers })

describe('the table of the demo', () => {
  it('names every address, every person and the line that points a shell at the simulator', () => {
    for (const text of [...Object.values(addresses), ...people.map(({ key }) => key)]) expect(table).toContain(text)
    expect(table).toContain('export AWS_ENDPOINT_URL=http://localhost:4666')
    expect(table).toContain('$env:AWS_ENDPOINT_URL = "http://localhost:4666"')
  })

  it('says where the one-time code of a role comes from', () => {
    expect(table).toContain(
      `A one-time code for Session: curl -s '${addresses.aws}/_aws/iam/mfa-code?userArn=${userArn}'`,
    )
  })

  it('keeps hostile groups from the terminal', () => {
    expect(table).not.toMatch(/[^\x20-\x7e\n]|<script>|=HYPERLINK/)
  })

  it('aligns what to expect below its heading', () => {
    const lines = table.split('\n')
    const column = lines.find((line) => line.includes('What to expect'))?.indexOf('What to expect')
    for (const { key, expect: promise } of people) {
      expect(lines.find((line) => line.startsWith(`  ${key} `))?.indexOf(promise)).toBe(column)
    }
  })
})
