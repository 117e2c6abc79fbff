import { describe, expect, it } from 'vitest'
import { configText, faultsOf, parsed } from '../parse-config.fixture'

const allow = (...entries: readonly string[]) => configText({ outbound: `{ allow: ${JSON.stringify(entries)} }` })

describe('outbound', () => {
  it('allows nothing by default', () => {
    expect(parsed(configText()).outbound).toEqual({ hosts: [], networks: [] })
  })

  it('takes names, in lower case, apart from addresses and networks, each once', () => {
    const text = allow('IDP.corp.example', 'idp.corp.example', '10.1.0.0/16', 'fd00:1::/32', '192.168.1.5', 'idp')
    expect(parsed(text).outbound).toEqual({
      hosts: ['idp.corp.example', 'idp'],
      networks: ['10.1.0.0/16', 'fd00:1::/32', '192.168.1.5'],
    })
  })

  it.each(['https://idp.example', 'idp.example:8443', 'idp.example/', '*.corp.example', '10.0.0', '-a.example', ' '])(
    'refuses %j, which is no host, address or network',
    (entry) => {
      expect(faultsOf(allow(entry))).toEqual([expect.stringMatching(/^outbound\.allow\[0\]: must /)])
    },
  )

  it.each(['0.0.0.0/0', '::/0', '10.0.0.0/7', 'fc00::/7'])('refuses %s as too wide', (entry) => {
    expect(faultsOf(allow(entry))).toEqual([expect.stringMatching(/^outbound\.allow\[0\]: means everybody/)])
    expect(faultsOf(configText({ trustedProxies: `["${entry}"]` }))).toEqual([
      expect.stringMatching(/^trustedProxies\[0\]: means everybody/),
    ])
  })
})
