import { expect, it } from 'vitest'
import { jwks, openIdConfiguration } from './issuer-documents'
import { databaseKeys } from './issuer-keys'
import { makeSigningKey, ringOf } from './key.fixture'

it.each([
  ['https://brevet.example', 'https://brevet.example/.well-known/jwks.json'],
  ['https://brevet.example/aws', 'https://brevet.example/aws/.well-known/jwks.json'],
  ['https://brevet.example/', 'https://brevet.example/.well-known/jwks.json'],
])('keeps the issuer %s exactly and puts the key set below it', async (issuer, jwksUri) => {
  const keys = databaseKeys(ringOf(await makeSigningKey('oidc-issuer'), await makeSigningKey('oidc-issuer')))
  expect(await openIdConfiguration(issuer, keys)).toMatchObject({
    issuer,
    jwks_uri: jwksUri,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  })
})

it('publishes every key, also the next one, without private members', async () => {
  const [current, next] = [await makeSigningKey('oidc-issuer'), await makeSigningKey('oidc-issuer')]
  const { keys } = await jwks(databaseKeys(ringOf(current, next)))
  expect(keys.map(({ kid }) => kid)).toEqual([current.id, next.id])
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    expect(key).toMatchObject({ use: 'sig', alg: 'ES256', kty: 'EC', crv: 'P-256' })
  }
})
