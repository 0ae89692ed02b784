locals {
  # Written by src/write-topology.ts from @eshop/topology; a test fails when it is stale.
  topology = jsondecode(file("${path.module}/topology.json"))
  name     = "eshop-${var.environment}"

  tags = {
    application = "eshop"
    environment = var.environment
    managed-by  = "terraform"
  }

  # The services that have an identity in the cluster: a Kubernetes service account of the same name.
  services = toset(["gateway", "auth", "product", "cart", "order", "warehouse", "payment", "sales-report"])

  # Who they are to Google: the service account itself, with no account of Google in between and no key.
  principals = {
    for service in local.services : service => join("/", [
      "principal://iam.googleapis.com/projects/${data.google_project.this.number}/locations/global",
      "workloadIdentityPools/${var.project_id}.svc.id.goog/subject/ns/${var.namespace}/sa/${service}",
    ])
  }
}

data "google_project" "this" {
  project_id = var.project_id
}

resource "google_project_service" "needed" {
  for_each = toset([
    "artifactregistry.googleapis.com",
    "certificatemanager.googleapis.com",
    "compute.googleapis.com",
    "container.googleapis.com",
    "iam.googleapis.com",
    "pubsub.googleapis.com",
    "secretmanager.googleapis.com",
    "servicenetworking.googleapis.com",
    "sqladmin.googleapis.com",
    "sts.googleapis.com",
  ])

  project            = var.project_id
  service            = each.value
  disable_on_destroy = false
}

module "cluster" {
  source = "./modules/cluster"

  name                   = local.name
  project_id             = var.project_id
  region                 = var.region
  control_plane_networks = var.control_plane_networks
  protected              = var.protected

  depends_on = [google_project_service.needed]
}

module "pub_sub" {
  source = "./modules/pub-sub"

  project_number = data.google_project.this.number
  regions        = [var.region]
  topics         = local.topology.topics
  subscriptions  = local.topology.subscriptions
  settings       = local.topology.subscriptionSettings
  principals     = local.principals

  depends_on = [google_project_service.needed]
}

module "databases" {
  source = "./modules/databases"

  name             = local.name
  region           = var.region
  network_id       = module.cluster.network_id
  databases        = local.topology.databases
  instances        = var.sql_instances
  placement        = var.sql_placement
  versions         = var.sql_versions
  password_version = var.sql_password_version
  principals       = local.principals
  protected        = var.protected
}

module "edge" {
  source = "./modules/edge"

  name                = local.name
  domains             = var.domains
  admin_networks      = var.admin_networks
  requests_per_minute = var.requests_per_minute
  preview             = var.firewall_preview

  depends_on = [google_project_service.needed]
}

module "tables" {
  source = "./modules/tables"

  prefix    = local.name
  tables    = local.topology.tables
  protected = var.protected
}

module "buckets" {
  source = "./modules/buckets"

  # Names of buckets are unique in the world, and so is the project's.
  prefix  = var.project_id
  buckets = local.topology.buckets
}

module "user_pool" {
  source = "./modules/user-pool"

  # Its domain is unique in the region.
  prefix             = var.project_id
  plan               = local.topology.userPool
  email_identity_arn = var.email_identity_arn
  principals         = local.principals
  protected          = var.protected
}

module "shipping_cost" {
  source = "./modules/shipping-cost"

  name        = "${local.name}-shipping-cost"
  zip         = var.shipping_cost_zip
  rates       = var.shipping_rates
  concurrency = var.shipping_cost_concurrency
}

module "delivery" {
  source = "./modules/delivery"
  count  = var.delivery == null ? 0 : 1

  name          = local.name
  environment   = var.delivery.environment
  repository    = var.delivery.repository
  project_id    = var.project_id
  region        = var.region
  registry_name = module.cluster.registry_name
  function_arn  = module.shipping_cost.arn

  depends_on = [google_project_service.needed]
}

module "service_roles" {
  source = "./modules/service-roles"

  prefix       = local.name
  issuer       = module.cluster.issuer
  namespace    = var.namespace
  tables       = { for table in local.topology.tables : table.service => module.tables.tables[table.name].arn }
  buckets      = { for bucket in local.topology.buckets : bucket.service => module.buckets.buckets[bucket.name].arn }
  user_pool    = module.user_pool.arn
  function_arn = module.shipping_cost.arn
}
