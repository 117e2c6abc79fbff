/**
 * The invented company: its teams, what each of them runs, and where. Pure data; everything else of the seed follows
 * from it.
 */
export interface Team {
  readonly id: string
  /** First part of the team's account aliases. */
  readonly prefix: string
  readonly name: string
  readonly region: string
  /** Beside the team's main accounts. */
  readonly services: readonly string[]
  /** How Brevet reaches this team's accounts. Default: web-identity. */
  readonly method?: 'saml'
}

export const teams: readonly Team[] = [
  {
    id: 'payments',
    prefix: 'pay',
    name: 'Payments',
    region: 'eu-west-1',
    services: ['ledger', 'cards', 'payouts', 'fraud'],
  },
  {
    id: 'checkout',
    prefix: 'checkout',
    name: 'Checkout',
    region: 'eu-west-1',
    services: ['basket', 'pricing', 'vouchers', 'tax'],
  },
  {
    id: 'catalogue',
    prefix: 'catalogue',
    name: 'Catalogue',
    region: 'eu-central-1',
    services: ['products', 'media', 'suppliers', 'import'],
  },
  {
    id: 'search',
    prefix: 'search',
    name: 'Search',
    region: 'eu-west-1',
    services: ['index', 'ranking', 'suggest', 'query'],
  },
  {
    id: 'accounts',
    prefix: 'accounts',
    name: 'Customer accounts',
    region: 'eu-central-1',
    services: ['profile', 'consent', 'loyalty', 'login'],
  },
  {
    id: 'orders',
    prefix: 'orders',
    name: 'Orders',
    region: 'eu-west-1',
    services: ['intake', 'returns', 'invoices', 'history'],
  },
  {
    id: 'logistics',
    prefix: 'logistics',
    name: 'Logistics',
    region: 'eu-central-1',
    services: ['routing', 'depots', 'tracking', 'customs'],
  },
  {
    id: 'warehouse',
    prefix: 'warehouse',
    name: 'Warehouse',
    region: 'eu-central-1',
    services: ['picking', 'robots', 'stock', 'labels'],
  },
  {
    id: 'data',
    prefix: 'data',
    name: 'Data platform',
    region: 'eu-west-1',
    services: ['lake', 'streams', 'catalog', 'quality'],
  },
  {
    id: 'ml',
    prefix: 'ml',
    name: 'Machine learning',
    region: 'us-west-2',
    services: ['training', 'serving', 'features', 'labels'],
  },
  {
    id: 'analytics',
    prefix: 'analytics',
    name: 'Analytics',
    region: 'eu-west-1',
    services: ['events', 'dashboards', 'experiments', 'export'],
  },
  {
    id: 'mobile',
    prefix: 'mobile',
    name: 'Mobile',
    region: 'eu-west-1',
    services: ['gateway', 'push', 'ios', 'android'],
  },
  {
    id: 'web',
    prefix: 'web',
    name: 'Web',
    region: 'eu-west-1',
    services: ['shop', 'content', 'images', 'edge'],
  },
  {
    id: 'growth',
    prefix: 'growth',
    name: 'Growth',
    region: 'us-east-1',
    services: ['campaigns', 'referral', 'mail', 'seo'],
  },
  {
    id: 'ads',
    prefix: 'ads',
    name: 'Advertising',
    region: 'us-east-1',
    services: ['auction', 'inventory', 'reporting', 'targeting'],
  },
  {
    id: 'support',
    prefix: 'support',
    name: 'Customer support',
    region: 'eu-central-1',
    services: ['tickets', 'chat', 'voice', 'knowledge'],
  },
  {
    id: 'finance',
    prefix: 'finance',
    name: 'Finance',
    region: 'eu-central-1',
    services: ['reporting', 'treasury', 'planning', 'archive'],
    method: 'saml',
  },
  {
    id: 'risk',
    prefix: 'risk',
    name: 'Risk',
    region: 'eu-central-1',
    services: ['scoring', 'sanctions', 'cases', 'models'],
    method: 'saml',
  },
  {
    id: 'hr',
    prefix: 'hr',
    name: 'People',
    region: 'eu-central-1',
    services: ['payroll', 'hiring', 'learning', 'directory'],
    method: 'saml',
  },
  {
    id: 'iot',
    prefix: 'iot',
    name: 'Connected devices',
    region: 'ap-southeast-2',
    services: ['fleet', 'firmware', 'telemetry', 'twins'],
  },
  {
    id: 'maps',
    prefix: 'maps',
    name: 'Maps',
    region: 'us-west-2',
    services: ['tiles', 'geocoding', 'places', 'routing'],
  },
  {
    id: 'media',
    prefix: 'media',
    name: 'Media',
    region: 'us-east-1',
    services: ['encoding', 'delivery', 'rights', 'library'],
  },
  {
    id: 'apac',
    prefix: 'apac',
    name: 'Asia-Pacific',
    region: 'ap-northeast-1',
    services: ['storefront', 'partners', 'delivery', 'ledger'],
  },
  {
    id: 'latam',
    prefix: 'latam',
    name: 'Latin America',
    region: 'sa-east-1',
    services: ['storefront', 'partners', 'delivery', 'ledger'],
  },
]

/** Accounts that serve the whole company. */
export const sharedServices: readonly string[] = [
  'network',
  'dns',
  'identity',
  'log archive',
  'security tooling',
  'backup',
  'artifacts',
  'monitoring',
]

/** Partitions apart from `aws`, with what runs there; reached by SAML, but for a few sandboxes that show the other methods. */
export const otherPartitions = [
  {
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    prefix: 'gov',
    name: 'Public sector',
    team: 'public-sector',
    services: ['portal', 'records', 'messaging'],
  },
  {
    partition: 'aws-cn',
    region: 'cn-north-1',
    prefix: 'cn',
    name: 'China',
    team: 'china',
    services: ['storefront', 'delivery', 'payments'],
  },
  {
    partition: 'aws-eusc',
    region: 'eusc-de-east-1',
    prefix: 'eusc',
    name: 'European sovereign',
    team: 'sovereign',
    services: ['portal', 'archive'],
  },
] as const

export const sandboxLabs = 20
