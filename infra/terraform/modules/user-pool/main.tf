# The Cognito user pool, as @eshop/topology makes it for the local stack.

resource "aws_cognito_user_pool" "this" {
  name                     = var.prefix
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = var.protected ? "ACTIVE" : "INACTIVE"

  username_configuration {
    case_sensitive = false
  }

  password_policy {
    minimum_length                   = var.plan.passwordPolicy.MinimumLength
    require_lowercase                = var.plan.passwordPolicy.RequireLowercase
    require_uppercase                = var.plan.passwordPolicy.RequireUppercase
    require_numbers                  = var.plan.passwordPolicy.RequireNumbers
    require_symbols                  = var.plan.passwordPolicy.RequireSymbols
    temporary_password_validity_days = 7
  }

  schema {
    name                     = var.plan.endedSessions.name
    attribute_data_type      = "String"
    mutable                  = true
    required                 = false
    developer_only_attribute = false

    string_attribute_constraints {
      min_length = "0"
      max_length = tostring(var.plan.endedSessions.maxLength)
    }
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  dynamic "email_configuration" {
    for_each = var.email_identity_arn == null ? [] : [var.email_identity_arn]

    content {
      email_sending_account = "DEVELOPER"
      source_arn            = email_configuration.value
    }
  }
}

resource "aws_cognito_user_group" "this" {
  for_each = toset(var.plan.groups)

  name         = each.value
  user_pool_id = aws_cognito_user_pool.this.id
}

resource "aws_cognito_user_pool_domain" "this" {
  domain       = var.prefix
  user_pool_id = aws_cognito_user_pool.this.id
}

resource "aws_cognito_resource_server" "this" {
  identifier   = var.plan.resourceServer.identifier
  name         = "Eshop services"
  user_pool_id = aws_cognito_user_pool.this.id

  scope {
    scope_name        = var.plan.resourceServer.scope
    scope_description = "Calls between services"
  }
}

resource "aws_cognito_user_pool_client" "people" {
  name                          = var.plan.webClient.ClientName
  user_pool_id                  = aws_cognito_user_pool.this.id
  explicit_auth_flows           = var.plan.webClient.ExplicitAuthFlows
  write_attributes              = var.plan.webClient.WriteAttributes
  prevent_user_existence_errors = var.plan.webClient.PreventUserExistenceErrors
  enable_token_revocation       = var.plan.webClient.EnableTokenRevocation
  access_token_validity         = var.plan.webClient.AccessTokenValidity
  id_token_validity             = var.plan.webClient.IdTokenValidity
  refresh_token_validity        = var.plan.webClient.RefreshTokenValidity

  token_validity_units {
    access_token  = var.plan.webClient.TokenValidityUnits.AccessToken
    id_token      = var.plan.webClient.TokenValidityUnits.IdToken
    refresh_token = var.plan.webClient.TokenValidityUnits.RefreshToken
  }
}

resource "aws_cognito_user_pool_client" "services" {
  name                                 = var.plan.serviceClient.ClientName
  user_pool_id                         = aws_cognito_user_pool.this.id
  generate_secret                      = var.plan.serviceClient.GenerateSecret
  allowed_oauth_flows_user_pool_client = var.plan.serviceClient.AllowedOAuthFlowsUserPoolClient
  allowed_oauth_flows                  = var.plan.serviceClient.AllowedOAuthFlows
  allowed_oauth_scopes                 = aws_cognito_resource_server.this.scope_identifiers
  access_token_validity                = var.plan.serviceClient.AccessTokenValidity

  token_validity_units {
    access_token = var.plan.serviceClient.TokenValidityUnits.AccessToken
  }
}

# Cognito makes this secret itself, so it is in the state: the one that is. Who reads the state can speak as a service.
resource "google_secret_manager_secret" "services" {
  secret_id = "${var.prefix}-service-client-secret"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "services" {
  secret                 = google_secret_manager_secret.services.id
  secret_data_wo         = aws_cognito_user_pool_client.services.client_secret
  secret_data_wo_version = 1
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each = toset(["order", "sales-report"])

  secret_id = google_secret_manager_secret.services.id
  role      = "roles/secretmanager.secretAccessor"
  member    = var.principals[each.value]
}

data "aws_region" "this" {}
