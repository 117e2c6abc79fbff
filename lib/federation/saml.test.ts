import { describeFederationMethod } from './method.contract'

describeFederationMethod('saml')
