import { attackerKeys, goodAlgorithms, keyConfusion, weakAlgorithms } from './saml/algorithms'
import { attributePollution, namespaceConfusion } from './saml/namespaces'
import { test } from './saml/saml-portal'
import { digests, signedOddities } from './saml/signed-info'
import { changedAfterwards, stripped } from './saml/stripping'
import { references, transforms } from './saml/transforms'
import { type Family, modes, tryFamily } from './saml/trial'
import { assertionWrapping, responseWrapping, rootWrapping } from './saml/wrapping'

const families: readonly Family[] = [
  { name: 'SAML signature wrapping', attacks: { ...responseWrapping, ...assertionWrapping, ...rootWrapping } },
  { name: 'SAML signatures stripped or emptied', attacks: stripped },
  { name: 'SAML answers changed after signing', attacks: changedAfterwards },
  { name: 'SAML digests and SignedInfo', attacks: { ...digests, ...signedOddities } },
  { name: 'SAML transforms and references', attacks: { ...transforms, ...references } },
  {
    name: 'SAML algorithms and keys',
    attacks: { ...weakAlgorithms, ...keyConfusion, ...attackerKeys },
    controls: goodAlgorithms,
  },
  { name: 'SAML namespaces and attributes', attacks: { ...attributePollution, ...namespaceConfusion } },
]

for (const [mode, signed] of modes) {
  for (const family of families) {
    test(`${family.name}: nobody gets in where the provider signs ${signed}`, async ({ saml }) => {
      await tryFamily(saml, mode, family)
    })
  }
}
