/** A request that this provider refuses, with the sentence its page shows. Nothing is sent to the service provider. */
export class SamlFault extends Error {
  override readonly name = 'SamlFault'
}
