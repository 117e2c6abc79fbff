import { bench, callbackOf } from './oidc.fixture'
import { type Behaviour, startProvider } from './oidc-provider.fixture'
import { clientSecret } from './oidc-signer.fixture'
import { type AnswerFault, describeSource } from './source.contract'

const behaviours: Readonly<Record<AnswerFault, Behaviour>> = {
  'forged-signature': { signer: 'stranger' },
  'other-audience': { claims: (claims) => ({ ...claims, aud: 'another' }) },
  'other-issuer': { claims: (claims) => ({ ...claims, iss: 'https://another.example.com' }) },
  expired: { claims: (claims) => ({ ...claims, exp: Number(claims['iat']) - 120 }) },
  'error-status': {
    parameters: (parameters) => {
      parameters.delete('code')
      parameters.set('error', 'login_required')
    },
  },
  'cut-groups': { claims: (claims) => ({ ...claims, groups: undefined, _claim_names: { groups: 'src1' } }) },
}

describeSource('an OIDC source', async () => {
  const provider = await startProvider()
  const { source } = bench(provider)
  return {
    source,
    answer: async (started, fault) => {
      provider.behaviour(fault === null ? {} : behaviours[fault])
      return callbackOf(provider, started)
    },
    secrets: () => [clientSecret, ...provider.secrets()],
    close: provider.close,
  }
})
