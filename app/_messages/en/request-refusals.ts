/** AWS did not take what was asked for, or was not to be had. */
export const requestRefusals = {
  sts_policy_too_large: {
    'packed-size': {
      title: 'Too much for one session',
      advice:
        'Tags and policies of this session together exceed what AWS accepts. Nothing was issued. Narrow it by fewer choices, if you made any.',
      admin:
        'Session policies and tags are packed together, and stand above 100 %: shorten aws.sessionTags or the policies.',
    },
  },
  sts_request_rejected: {
    'duration-above-role': {
      title: 'The session would be too long',
      advice: 'The role in AWS allows shorter sessions than Brevet was told. Nothing was issued. Choose a shorter one.',
      admin: 'MaxSessionDuration of the role is below maxSession in brevet.yaml: raise one, or lower the other.',
    },
    'duration-chained': {
      title: 'The session would be too long',
      advice: 'Through another role AWS gives one hour at most. Nothing was issued. Choose one hour or less.',
      admin: 'This is role chaining, 3600 seconds at most: lower maxSession, or choose a method that does not chain.',
    },
    'duration-invalid': {
      title: 'AWS does not give a session of this length',
      advice: 'Nothing was issued. Choose another length.',
      admin: 'DurationSeconds was outside what the operation takes.',
    },
    'session-name-invalid': {
      title: 'AWS did not accept your name',
      advice: 'The name that would stand in AWS’s records has a form that AWS refuses. Nothing was issued.',
      admin: 'RoleSessionName takes 2 to 64 letters, digits and =,.@-_+ only.',
    },
    'policy-malformed': {
      title: 'AWS did not accept the limits of this session',
      advice: 'Nothing was issued. Try without the choices that narrow it.',
      admin: 'A session policy is not valid IAM: check the policies in brevet.yaml.',
    },
    'input-malformed': {
      title: 'AWS could not read the request',
      advice: 'Nothing was issued. Trying again does not help.',
      admin: 'A parameter had a form that STS does not take: look for a proxy that alters requests.',
    },
  },
  sts_region_disabled: {
    'region-deactivated': {
      title: 'STS is switched off in this region',
      advice: 'The account has switched off the region that Brevet uses. Nothing was issued.',
      admin: 'Activate STS for the region in IAM, “Account settings”, or put another region first in aws.sts.regions.',
    },
    'opt-in-region': {
      title: 'The account has not enabled this region',
      advice: 'It does not take sessions in the region that Brevet uses. Nothing was issued.',
      admin:
        'The region must be enabled in the account first: enable it, or put another region first in aws.sts.regions.',
    },
  },
  sts_throttled: {
    'rate-exceeded': {
      title: 'AWS asks to slow down',
      advice: 'Too many requests reach AWS at the moment. Nothing was issued. Try again in a few seconds.',
      admin:
        'The quota of STS belongs to the account and region: add a region to aws.sts.regions, or ask AWS for more.',
    },
  },
  sts_unreachable: {
    'internal-failure': {
      title: 'AWS has a fault',
      advice: 'It answered with a fault of its own. Nothing was issued. Try again in a minute.',
      admin: 'See the AWS Health Dashboard for STS in the regions of aws.sts.regions.',
    },
    'service-unavailable': {
      title: 'AWS is not available',
      advice: 'It says so itself, in every region that was asked. Nothing was issued. Try again in a minute.',
      admin: 'See the AWS Health Dashboard for STS in the regions of aws.sts.regions.',
    },
    network: {
      title: 'Brevet cannot reach AWS',
      advice: 'The network between them does not carry the request. Nothing was issued. Try again in a minute.',
      admin: 'No connection to the endpoint below: check DNS, proxy, security groups and the VPC endpoint.',
    },
    timeout: {
      title: 'AWS does not answer',
      advice: 'No region of AWS STS answered in time. Nothing was issued. Try again in a minute.',
      admin:
        'Connected or not, no answer came within the deadline of aws.sts: check the network path and AWS’s health.',
    },
  },
  console_refused: {
    'session-refused': {
      title: 'The AWS sign-in refused',
      advice: 'AWS did not turn the session into a console sign-in. Keys still work, where the role gives them.',
      admin:
        'The federation endpoint answers 400 without a reason: to keys of GetSessionToken, to keys of another partition, and to a SessionDuration that it does not take; Brevet asked without one as well.',
    },
  },
  console_unreachable: {
    'server-fault': {
      title: 'The AWS sign-in has a fault',
      advice:
        'It answered with a fault of its own. The console cannot be opened at the moment. Keys still work, where the role gives them. Try again in a minute.',
      admin: 'The federation endpoint answered 5xx: see the AWS Health Dashboard for the sign-in of this region.',
    },
    network: {
      title: 'Brevet cannot reach the AWS sign-in',
      advice:
        'The console cannot be opened at the moment. Keys still work, where the role gives them. Try again in a minute.',
      admin: 'No connection to the federation endpoint: check DNS, proxy and firewall.',
    },
    timeout: {
      title: 'The AWS sign-in does not answer',
      advice:
        'The console cannot be opened at the moment. Keys still work, where the role gives them. Try again in a minute.',
      admin: 'The federation endpoint did not answer within five seconds.',
    },
  },
} as const
