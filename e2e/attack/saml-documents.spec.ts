import { encodings, parserDifferentials } from './saml/documents'
import { documentTypes, entityBombs, externalEntities, harmlessAddresses } from './saml/entities'
import { test } from './saml/saml-portal'
import { severalOfAKind } from './saml/several'
import { heavy, largestGood } from './saml/sizes'
import { comments, instructions, nested, sections } from './saml/texts'
import { type Family, modes, tryFamily } from './saml/trial'

const families: readonly Family[] = [
  {
    name: 'SAML comments and instructions in texts',
    attacks: { ...comments, ...instructions, ...sections, ...nested },
  },
  { name: 'SAML parser differentials', attacks: { ...parserDifferentials, ...encodings } },
  {
    name: 'SAML document types and entities',
    attacks: { ...documentTypes, ...externalEntities, ...entityBombs },
    controls: harmlessAddresses,
  },
  { name: 'SAML several of a kind', attacks: severalOfAKind },
  { name: 'SAML documents too large', attacks: heavy, controls: largestGood },
]

for (const [mode, signed] of modes) {
  for (const family of families) {
    test(`${family.name}: nobody gets in where the provider signs ${signed}`, async ({ saml }) => {
      await tryFamily(saml, mode, family)
    })
  }
}
