output "service_environment" {
  description = "Variables of each service that depend on this environment and are no secret, for the overlay of infra/k8s."
  value = {
    for service in local.services : service => merge(
      local.token_environment,
      contains(local.event_services, service) ? { PUBSUB_PROJECT_ID = var.project_id } : {},
      contains(keys(module.service_roles.arns), service) ? {
        AWS_REGION                  = var.aws_region
        AWS_ROLE_ARN                = module.service_roles.arns[service]
        AWS_WEB_IDENTITY_TOKEN_FILE = "/var/run/secrets/aws/token"
      } : {},
      { for table in local.topology.tables : table.variable => module.tables.tables[table.name].name if table.service == service },
      { for bucket in local.topology.buckets : bucket.variable => module.buckets.buckets[bucket.name].name if bucket.service == service },
      try(local.own_environment[service], {}),
    )
  }
}

output "secrets" {
  description = "Names in Secret Manager of each service's secret variables, for External Secrets."
  value = {
    for service in local.services : service => merge(
      contains(keys(module.databases.secrets), service) ? { DATABASE_URL = module.databases.secrets[service] } : {},
      contains(local.calling_services, service) ? { SERVICE_CLIENT_SECRET = module.user_pool.client_secret_name } : {},
    )
  }
}

output "aws_audience" {
  description = "Audience of the projected token that services with AWS_ROLE_ARN get at AWS_WEB_IDENTITY_TOKEN_FILE."
  value       = module.service_roles.audience
}

output "namespace" {
  description = "The namespace that the identities are bound to."
  value       = var.namespace
}

output "registry" {
  description = "Where images are pushed to."
  value       = module.cluster.registry
}

output "cluster" {
  description = "The cluster, as `gcloud container clusters get-credentials` asks for it."
  value       = { name = module.cluster.name, region = var.region, project = var.project_id }
}

output "domains" {
  description = "Where browsers find the two sites and the gateway."
  value       = var.domains
}

output "connections" {
  description = "Connections that each service may hold: its share of its instance's, less some for people and jobs."
  value = {
    for service, instance in var.sql_placement : service => floor(
      (var.sql_instances[instance].max_connections - 20) / length([for other in values(var.sql_placement) : other if other == instance])
    )
  }
}

output "edge" {
  description = "Names that the Gateway and its policies refer to."
  value       = module.edge.names
}

output "dns_records" {
  description = "Records that whoever keeps the domains has to make."
  value       = module.edge.dns_records
}

output "delivery" {
  description = "Variables of the GitHub environment that deploys, and of the one that pushes images."
  value = {
    for delivery in module.delivery : "variables" => {
      AWS_REGION                 = var.aws_region
      AWS_ROLE                   = delivery.aws_role
      CLUSTER                    = module.cluster.name
      CLUSTER_REGION             = var.region
      GOOGLE_PROJECT             = var.project_id
      REGISTRY                   = module.cluster.registry
      SHIPPING_COST_FUNCTION     = module.shipping_cost.name
      WORKLOAD_IDENTITY_PROVIDER = delivery.provider
    }
  }
}

output "shipping_cost_url" {
  description = "The function's own address; it answers callers with a signature of AWS alone."
  value       = module.shipping_cost.url
}

locals {
  event_services   = toset(concat(local.topology.topics[*].publisher, local.topology.subscriptions[*].service))
  calling_services = toset(["order", "sales-report"])

  token_environment = {
    TOKEN_ISSUER     = module.user_pool.issuer
    TOKEN_JWKS_URL   = "${module.user_pool.issuer}/.well-known/jwks.json"
    TOKEN_CLIENT_IDS = join(",", [module.user_pool.client_id, module.user_pool.service_client_id])
  }

  service_token_environment = {
    SERVICE_TOKEN_URL = module.user_pool.token_url
    SERVICE_CLIENT_ID = module.user_pool.service_client_id
  }

  own_environment = {
    auth = {
      COGNITO_USER_POOL_ID = module.user_pool.id
      COGNITO_CLIENT_ID    = module.user_pool.client_id
    }
    gateway = {
      CORS_ORIGINS = join(",", ["https://${var.domains.customer}", "https://${var.domains.admin}"])
    }
    order        = merge(local.service_token_environment, { SHIPPING_COST_FUNCTION = module.shipping_cost.name })
    product      = { PUBLIC_URL = "https://${var.domains.api}" }
    sales-report = local.service_token_environment
  }
}
