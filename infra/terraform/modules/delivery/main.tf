# Who the workflows of GitHub are to both clouds: what they may do follows from the environment that a job runs in, which
# GitHub writes into the token that it signs. No key is kept anywhere.

locals {
  issuer   = "https://token.actions.githubusercontent.com"
  audience = "sts.amazonaws.com"
  # A job that pushes images needs no approval and may do nothing else; a job that deploys is approved first.
  pushes  = "repo:${var.repository}:environment:${var.environment}-images"
  deploys = "repo:${var.repository}:environment:${var.environment}"
  pool    = "principal://iam.googleapis.com/${google_iam_workload_identity_pool.this.name}/subject"
}

resource "google_iam_workload_identity_pool" "this" {
  workload_identity_pool_id = "${var.name}-github"
  display_name              = "GitHub for ${var.name}"
}

resource "google_iam_workload_identity_pool_provider" "this" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.this.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  attribute_mapping                  = { "google.subject" = "assertion.sub" }
  attribute_condition                = "assertion.repository == '${var.repository}'"

  oidc {
    issuer_uri = local.issuer
  }
}

resource "google_artifact_registry_repository_iam_member" "images" {
  repository = var.registry_name
  location   = var.region
  role       = "roles/artifactregistry.writer"
  member     = "${local.pool}/${local.pushes}"
}

resource "google_project_iam_member" "cluster" {
  project = var.project_id
  role    = "roles/container.developer"
  member  = "${local.pool}/${local.deploys}"
}

resource "aws_iam_openid_connect_provider" "this" {
  url            = local.issuer
  client_id_list = [local.audience]
}

data "aws_iam_policy_document" "github" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.this.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = [local.deploys]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = [local.audience]
    }
  }
}

data "aws_iam_policy_document" "code" {
  statement {
    sid       = "FunctionCode"
    actions   = ["lambda:GetFunction", "lambda:UpdateFunctionCode"]
    resources = [var.function_arn]
  }
}

resource "aws_iam_role" "this" {
  name               = "${var.name}-delivery"
  assume_role_policy = data.aws_iam_policy_document.github.json
}

resource "aws_iam_role_policy" "code" {
  name   = "code"
  role   = aws_iam_role.this.name
  policy = data.aws_iam_policy_document.code.json
}
