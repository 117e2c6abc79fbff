/**
 * RSA keys of 2048 bits and more whose private halves anybody can read, in the tests and examples of others, or use, at a provider that
 * signs for everybody: by where they were found, as SHA-256 of the SubjectPublicKeyInfo, in hex. People copy such keys together with
 * an example, and whoever knows that signs in as anyone. Shorter ones are refused for their length.
 */
const byPlace: Readonly<Record<string, readonly string[]>> = {
  'auth0/node-samlp': [
    '454727d39e91d8fef1192d0c2b41c2029ac6e30ae14493ffc50f868c2bb66012',
    '866a1490d1944b3ad48fd983cba879db8a43ed0c903d1ec2fc804499e1c3f09d',
    'c2107e7041d595fb560aaf651250764dcfb0fa72385be0476e09ab31a2ed07a2',
  ],
  'Clever/saml2': [
    'd8451f8bc553a96761f5b9ee19833204194f5cdb7c89f5971ff929e67a8fb5ce',
    'eea7b98bd2c957e5af5afc04771911978fa084ebcbaf3c8210a34993d5fb1bd1',
  ],
  'crewjam/saml': [
    '0f988615a966dcb05acf379ed445e3ce3b26a3e1677456c03ab8c7f30cdf8ae8',
    '66bc4e6f4832f75409f546761a4d609be27e0d5a3f3e16a40de3ee291abc9f7c',
    '67e441426eb4676e9e534fa5804ab7e579321e6d1e1d977a4c25fa76dba35533',
  ],
  'dexidp/dex': [
    '1751d527e8d3027e230062e2d5c14d7955d5e8bc2536c99f331987160da15f46',
    '21c38df0bb97b9c996fb40bd76c899b8e1ab711eae8cfd178d1be0adf5686969',
    '2896c6cb3c4f484aea4cdfb49dc27cf93dacfa0949d2a51f37d0632a4a22ee43',
    '28f8181989993d182bc80bbaba835956e61b679dc493e94f9736ce662f030b63',
    '4ffa8423954a6c355363b945d9e630ea2b36ce928c43cf2f86f5cbb760ad8379',
    'cbbb5aa9973c4c6ff79d2d1fac68f391889036aa7b245faab837449670b926c9',
    'e6328bbe98ec9e41797003d612c8b18ecc304bdbb728a15b5bf5a21115521060',
  ],
  'IdentityPython/pysaml2': ['f42ecd2a8eccda072296ab1e065b282b0cf999a779930908efd0d310c9a801bc'],
  'kristophjunge/docker-test-saml-idp': [
    '45c9fe23b1b88ffa76e1bc7c1b632209bd42f3ff65ee4e320891b9604a5a2f67',
    '814a5927a43425a18150a45204e1bcca968fea49b82bb8945680ec236c752c7f',
  ],
  'litesaml/lightsaml': [
    '0696871507b76bf20496c5304094500a3df6067bd008bd928458830559270c3d',
    'feb6e2bb6a7f3879f8318ad1fbf7b15427e5a0fecc48af9a4906bab8215986a6',
  ],
  'mcguinness/saml-idp': ['696e0fc6f60966923eeb6ae3f4a5439ead8d0e1614607c93670e6dd5d9fc8117'],
  'mocksaml.com': ['0851252c96c7b365e7eaaf0399acd373e3e5163f6055103ff4b06422af502aff'],
  'node-saml/node-saml': [
    '195d083bad23814f1d769a52e5a7b61af4963922b706a309ec1d65d68290242e',
    'af69e08b4970e31444de6579fdc4de83c2ce032a05c1ba3ca90e3274a4b5e695',
    'c9957023c57a1e7f519bc921e030825b1b178f6cd459de49212a216b2f96175d',
  ],
  'node-saml/xml-crypto': [
    '62afa14521ad4bf59a07f2a08789a47500a927c0ec0e1d4c5ae719b9e28b729e',
    'e6efd46805e21676881cfc8ab68e43335a58e28b0a9968aedf40223c909eb0d9',
  ],
  'RFC 7517': ['ad32320cf6c596d884b05381ba573aba8ddd5749b4de8f4a23a79f9a89ddaeb2'],
  'russellhaering/gosaml2': [
    '83f779860ecda35ce8cb3c71180d2db6ef7b5a7e766635299a06f777c0756c98',
    '9e919bfc5e45e83b3b766ea9739a44e4919b3b7b696bb9c6d0f300620ff35075',
    'd2ec777e594438a50916c68c922dcfa30703fe2c36e59deb0f06ce6dc11f254c',
  ],
  'SAML-Toolkits/java-saml': ['7dde19a5a6589b3653a0888ec62c298550d3688e08d2652c6daa8f8409686386'],
  'SAML-Toolkits/python3-saml': ['56ac7654486a7027bd1e2964a986fb69779cd29fc681a4677d58c5e086062b31'],
  'simplesamlphp/simplesamlphp': [
    '597b46a21c37c6448452e9a150b834929270289d5312d0de34ef41970a49dbc9',
    '6bc4e3a1ac10ed0d72e5ba6f259185f38e7d195328be997b68646d30e0dfe1b4',
  ],
  'simplesamlphp/xml-security': ['f21c2ce75fd3a46b5df059603ba20bb022a3edb5cf506b5d71992dfa092c3dcd'],
  'spring-projects/spring-security': [
    '22e98830d9e7087cbe142019f8c1c6add1fc47a2a2fa9b3314673b104ffd1e72',
    'a222e9aa474575ac73a59ee794568a0890319ea3dfc0aef59ea2e6e4284212e1',
    'c4ed1e28d161411c128c1dbd79f22c6dd0a3aedb9431406a064e06d87f955e92',
  ],
  'Sustainsys/Saml2': [
    '20976e5550fd1cf8c54a7822f4125ffeddac452191457f38224c71cc4d861510',
    '3a1c5be2675a7480662b269c766253c769aafda1709ea82eb009d9a892e5f910',
  ],
  'tngan/samlify': [
    '3b41dfc24bc61c3f2f8932ee80289cc5bd2bfaed4ba6bbe924229d19046fa025',
    'da1f5f538caf36f7faf1eff3b0180c2107587f8ffe480f147e8459df622ea686',
    'f9559ec503e953f69e1fcefa79d3fe612365f844cb5a045e1c9cb201500a6126',
  ],
}

const places: ReadonlyMap<string, string> = new Map(
  Object.entries(byPlace).flatMap(([place, fingerprints]) => fingerprints.map((one) => [one, place] as const)),
)

/** Where the private half of a key was published, by the SHA-256 of its SubjectPublicKeyInfo in hex; null for all others. */
export function publishedAt(fingerprint: string): string | null {
  return places.get(fingerprint) ?? null
}
