import { expect, it } from 'vitest'
import { renderTerraform } from './terraform'
import { makeConfig, makePlan, makeRole } from './trust.fixture'

/** Without session tags, which take no other form. */
const config = makeConfig({ aws: { sessionTags: {} } })
const changes = { config, samlMetadata: '<metadata/>' }

it('is written as terraform fmt writes it', () => {
  expect(
    renderTerraform(makePlan('web-identity', changes)),
  ).toBe(`# Trust for Brevet by web-identity in account 111122223333 (aws).
# Apply it with an aws provider of that account. What exists there already is imported first.
# AWS reads https://brevet.example/aws/.well-known/openid-configuration and the key set named there over the public internet. For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR.

resource "aws_iam_openid_connect_provider" "brevet_oidc" {
  url            = "https://brevet.example/aws"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "readonly" {
  name                 = "ReadOnly"
  path                 = "/"
  description          = "Look, do not touch"
  max_session_duration = 43200
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "BrevetByWebIdentity"
        Effect = "Allow"
        Principal = {
          Federated = "arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"
        }
        Action = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "brevet.example/aws:aud" = "sts.amazonaws.com"
          }
          StringLike = {
            "brevet.example/aws:sub" = ["user:corp:*"]
            "sts:RoleSessionName"    = "*=????????????????"
            "sts:SourceIdentity"     = "*=????????????????"
          }
          Bool = {
            "sts:RoleAuthorizedByIdp" = "true"
          }
        }
      },
      {
        Sid    = "BrevetNamesThePerson"
        Effect = "Allow"
        Principal = {
          Federated = "arn:aws:iam::111122223333:oidc-provider/brevet.example/aws"
        }
        Action = "sts:SetSourceIdentity"
        Condition = {
          StringLike = {
            "sts:SourceIdentity" = "*=????????????????"
          }
        }
      },
    ]
  })
}

variable "readonly_policy_arns" {
  description = "ARNs of the managed policies of ReadOnly."
  type        = set(string)
  default     = []
}

resource "aws_iam_role_policy_attachment" "readonly" {
  for_each   = var.readonly_policy_arns
  role       = aws_iam_role.readonly.name
  policy_arn = each.value
}
`)
})

const headersOf = (text: string) => text.match(/^(resource|variable|output) .*(?= \{$)/gm)

it('keeps the policies of other accounts apart, as outputs that say whose they are', () => {
  const via = ['arn:aws:iam::222222222222:role/Hub']
  const text = renderTerraform(makePlan('assume-role', { config: makeConfig({ trust: { via } }) }))
  expect(headersOf(text)?.slice(-3)).toEqual([
    'output "brevet_caller_1_policy"',
    'output "brevet_caller_2_policy"',
    'output "brevet_caller_2_trust"',
  ])
  expect(text).toContain(`# The trust policy of ${via[0]}, in its own account.\noutput "brevet_caller_2_trust" {`)
})

it('makes the user with its policy, and its permissions come in as a variable', () => {
  const text = renderTerraform(makePlan('federation-token'))
  expect(headersOf(text)).toEqual([
    'resource "aws_iam_user" "brevet"',
    'resource "aws_iam_user_policy" "brevet"',
    'variable "brevet_policy_arns"',
    'resource "aws_iam_user_policy_attachment" "brevet"',
  ])
})

it('gives each provider of a plan a name of its own', () => {
  const roles = [makeRole({ methods: ['web-identity', 'saml', 'id-token'] })]
  const config = makeConfig({ roles, company: [{ id: 'brevet' }] })
  const headers = headersOf(renderTerraform(makePlan(null, { config, subjects: ['u-1'] })))
  expect(headers?.slice(0, 3)).toEqual([
    'resource "aws_iam_openid_connect_provider" "brevet_oidc"',
    'resource "aws_iam_saml_provider" "brevet_saml"',
    'resource "aws_iam_openid_connect_provider" "brevet_oidc2"',
  ])
})
