import { certificatePem } from '../stack/saml/certificate'
import { addresses, audiences, goodAddressees, issuers } from './saml/addressees'
import { encryptedAnswers } from './saml/encryption'
import { test } from './saml/saml-portal'
import { goodStatements, goodTimes, methods, requests, statuses, times } from './saml/statements'
import { type Family, modes, tryFamily } from './saml/trial'

const families: readonly Family[] = [
  {
    name: 'SAML audience, recipient and issuer',
    attacks: { ...audiences, ...addresses, ...issuers },
    controls: goodAddressees,
  },
  { name: 'SAML requests and times', attacks: { ...requests, ...times }, controls: goodTimes },
  { name: 'SAML status, version and methods', attacks: { ...statuses, ...methods }, controls: goodStatements },
]

for (const [mode, signed] of modes) {
  for (const family of families) {
    test(`${family.name}: nobody gets in where the provider signs ${signed}`, async ({ saml }) => {
      await tryFamily(saml, mode, family)
    })
  }

  test(`SAML encryption: nobody gets in where the provider signs ${signed}`, async ({ saml }) => {
    const { publicOrigin } = saml.portal
    const metadata = await (await fetch(`${publicOrigin}/auth/${mode}/metadata`)).text()
    const certificates = [...metadata.matchAll(/<(?:\w+:)?X509Certificate>\s*([^<]*?)\s*</g)].map(
      ([, body = '']) => body,
    )
    await tryFamily(saml, mode, {
      name: 'SAML encryption',
      attacks: encryptedAnswers(certificatePem(certificates.at(-1) ?? '')),
    })
  })
}
