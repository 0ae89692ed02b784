# What each service may do at AWS. The cluster signs a token for the service's account; AWS trusts the cluster's issuer and
# hands out keys of an hour. There is no long-lived key.

locals {
  audience = "sts.amazonaws.com"

  statements = {
    auth = [
      {
        sid = "Accounts"
        actions = [
          "cognito-idp:AdminAddUserToGroup",
          "cognito-idp:AdminDisableUser",
          "cognito-idp:AdminEnableUser",
          "cognito-idp:AdminGetUser",
          "cognito-idp:AdminListGroupsForUser",
          "cognito-idp:AdminRemoveUserFromGroup",
          "cognito-idp:AdminUpdateUserAttributes",
          "cognito-idp:AdminUserGlobalSignOut",
          "cognito-idp:DescribeUserPool",
          "cognito-idp:ListUsers",
          "cognito-idp:ListUsersInGroup",
        ]
        resources = [var.user_pool]
      },
      {
        # Entries are only ever added; what is put anew is the lease of acts on admins.
        sid       = "Trail"
        actions   = ["dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:Query"]
        resources = [var.tables["auth"]]
      },
    ]
    product = [
      {
        sid = "Catalogue"
        actions = [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        resources = [var.tables["product"]]
      },
      {
        sid       = "Lists"
        actions   = ["dynamodb:Query"]
        resources = [var.tables["product"], "${var.tables["product"]}/index/*"]
      },
      {
        # Entries of the trail are only ever added.
        sid          = "TrailStays"
        effect       = "Deny"
        actions      = ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:UpdateItem"]
        resources    = [var.tables["product"]]
        leading_keys = ["AUDIT*"]
      },
      {
        sid       = "Pictures"
        actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        resources = ["${var.buckets["product"]}/*"]
      },
      {
        # Readiness, and a 404 instead of a 403 for what is not there.
        sid       = "Bucket"
        actions   = ["s3:ListBucket"]
        resources = [var.buckets["product"]]
      },
    ]
    payment = [
      {
        sid       = "Proofs"
        actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        resources = ["${var.buckets["payment"]}/*"]
      },
      {
        sid       = "Bucket"
        actions   = ["s3:ListBucket"]
        resources = [var.buckets["payment"]]
      },
    ]
    order = [
      {
        sid       = "ShippingCost"
        actions   = ["lambda:InvokeFunction"]
        resources = [var.function_arn]
      },
    ]
  }
}

resource "aws_iam_openid_connect_provider" "cluster" {
  url            = var.issuer
  client_id_list = [local.audience]
}

data "aws_iam_policy_document" "trust" {
  for_each = local.statements

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.cluster.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${trimprefix(var.issuer, "https://")}:sub"
      values   = ["system:serviceaccount:${var.namespace}:${each.key}"]
    }

    condition {
      test     = "StringEquals"
      variable = "${trimprefix(var.issuer, "https://")}:aud"
      values   = [local.audience]
    }
  }
}

data "aws_iam_policy_document" "rights" {
  for_each = local.statements

  dynamic "statement" {
    for_each = each.value

    content {
      sid       = statement.value.sid
      effect    = try(statement.value.effect, "Allow")
      actions   = statement.value.actions
      resources = statement.value.resources

      dynamic "condition" {
        for_each = try([statement.value.leading_keys], [])

        content {
          test     = "ForAnyValue:StringLike"
          variable = "dynamodb:LeadingKeys"
          values   = condition.value
        }
      }
    }
  }
}

resource "aws_iam_role" "this" {
  for_each = local.statements

  name                 = "${var.prefix}-${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.trust[each.key].json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "this" {
  for_each = local.statements

  name   = "own-stores"
  role   = aws_iam_role.this[each.key].name
  policy = data.aws_iam_policy_document.rights[each.key].json
}
