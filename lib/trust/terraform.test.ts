import { expect, it } from 'vitest'
import { renderTerraform } from './terraform'
import { makeConfig, makePlan } from './trust.fixture'

/** Without session tags, which take no other form. */
const config = makeConfig({ aws: { sessionTags: {} } })
const changes = { config, samlMetadata: '<metadata/>' }

it('writes web-identity like this', () => {
  expect(
    renderTerraform(makePlan('web-identity', changes)),
  ).toBe(`# Trust for Brevet by web-identity in account 111122223333 (aws).
# Apply it with an aws provider of that account. What exists there already is imported first.
# AWS reads https://brevet.example/aws/.well-known/openid-configuration and the key set named there over the public internet. For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR.

resource "aws_iam_openid_connect_provider" "brevet" {
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
        Sid    = "BrevetAssumes"
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

it('writes assume-role like this', () => {
  expect(
    renderTerraform(makePlan('assume-role', changes)),
  ).toBe(`# Trust for Brevet by assume-role in account 111122223333 (aws).
# Apply it with an aws provider of that account. What exists there already is imported first.
# AWS binds the trust to the id of Brevet’s role or user: when that is deleted and made again, apply this again.
# Nothing but the broker policy bounds what somebody could do who took over Brevet: name roles in it, never a bare *.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than assume-role.

resource "aws_iam_role" "readonly" {
  name                 = "ReadOnly"
  path                 = "/"
  description          = "Look, do not touch"
  max_session_duration = 43200
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "BrevetAssumes"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::999988887777:role/identity-broker"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "sts:ExternalId" = "brevet-7QK2M9XA"
          }
          StringLike = {
            "sts:RoleSessionName" = "*=????????????????"
            "sts:SourceIdentity"  = "*=????????????????"
          }
        }
      },
      {
        Sid    = "BrevetNamesThePerson"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::999988887777:role/identity-broker"
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

# To be attached to arn:aws:iam::999988887777:role/identity-broker, in its own account.
output "brevet_policy" {
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "BrevetAssumes"
        Effect   = "Allow"
        Action   = ["sts:AssumeRole", "sts:SetSourceIdentity"]
        Resource = ["arn:aws:iam::111122223333:role/ReadOnly"]
      },
    ]
  })
}
`)
})

it('writes federation-token like this', () => {
  expect(
    renderTerraform(makePlan('federation-token', changes)),
  ).toBe(`# Trust for Brevet by federation-token in account 111122223333 (aws).
# Apply it with an aws provider of that account. What exists there already is imported first.
# Give the user the permissions that its sessions may have, by managed policies; a session never has more than the session policy repeats.
# Make one access key of the user, and hand it to Brevet by reference; rotate it.
# Warning: This method needs a long-term access key. Every other method of this list but session-token does without.
# Warning: brevet.yaml reaches ReadOnly in this account by another method than federation-token.

resource "aws_iam_user" "brevet" {
  name = "brevet"
}

resource "aws_iam_user_policy" "brevet" {
  name = "brevet"
  user = aws_iam_user.brevet.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "BrevetFederates"
        Effect   = "Allow"
        Action   = "sts:GetFederationToken"
        Resource = "arn:aws:sts::111122223333:federated-user/*"
      },
    ]
  })
}

variable "brevet_policy_arns" {
  description = "ARNs of the managed policies of brevet."
  type        = set(string)
  default     = []
}

resource "aws_iam_user_policy_attachment" "brevet" {
  for_each   = var.brevet_policy_arns
  user       = aws_iam_user.brevet.name
  policy_arn = each.value
}
`)
})
