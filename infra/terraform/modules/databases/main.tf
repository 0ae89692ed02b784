# Cloud SQL: instances in the cluster's network, a database and a user for each service, their URLs in Secret Manager.

locals {
  databases = { for database in var.databases : database.service => database }

  # PostgreSQL takes encrypted connections alone; the client does not check the certificate, which only Google's own
  # network could forge. The certificate of MySQL is signed by a CA that the client does not know, so there the password
  # alone is sealed, with the server's key, inside the same private network.
  schemes = { postgres = "postgresql", mysql = "mysql" }
  ports   = { postgres = 5432, mysql = 3306 }
  options = { postgres = "?sslmode=no-verify", mysql = "?allowPublicKeyRetrieval=true" }
}

resource "google_compute_global_address" "sql" {
  name          = "${var.name}-sql"
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 20
  network       = var.network_id
}

resource "google_service_networking_connection" "sql" {
  network                 = var.network_id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.sql.name]
}

resource "google_sql_database_instance" "this" {
  for_each = var.instances

  name                = "${var.name}-${each.key}"
  region              = var.region
  database_version    = var.versions[each.value.engine]
  deletion_protection = var.protected

  settings {
    tier                        = each.value.tier
    edition                     = "ENTERPRISE"
    availability_type           = each.value.highly_available ? "REGIONAL" : "ZONAL"
    disk_type                   = "PD_SSD"
    disk_size                   = each.value.disk_gb
    disk_autoresize             = true
    deletion_protection_enabled = var.protected

    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network_id
      ssl_mode        = each.value.engine == "postgres" ? "ENCRYPTED_ONLY" : "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    }

    backup_configuration {
      enabled                        = true
      start_time                     = "02:00"
      point_in_time_recovery_enabled = each.value.engine == "postgres"
      binary_log_enabled             = each.value.engine == "mysql"
      transaction_log_retention_days = 7

      backup_retention_settings {
        retained_backups = 30
      }
    }

    maintenance_window {
      day          = 7
      hour         = 3
      update_track = "stable"
    }

    insights_config {
      query_insights_enabled = true
    }

    database_flags {
      name  = "max_connections"
      value = tostring(each.value.max_connections)
    }

    # The triggers that keep the audit trail: without it MySQL lets none be made while it writes the binary log.
    dynamic "database_flags" {
      for_each = each.value.engine == "mysql" ? ["log_bin_trust_function_creators"] : []

      content {
        name  = database_flags.value
        value = "on"
      }
    }
  }

  depends_on = [google_service_networking_connection.sql]
}

resource "google_sql_database" "this" {
  for_each = local.databases

  name      = each.value.name
  instance  = google_sql_database_instance.this[var.placement[each.key]].name
  charset   = each.value.engine == "mysql" ? "utf8mb4" : "UTF8"
  collation = each.value.engine == "mysql" ? "utf8mb4_unicode_ci" : "en_US.UTF8"
}

# A new password at each run, used only when the version rises: it goes to the user and into the secret, never into the state.
ephemeral "random_password" "this" {
  for_each = local.databases

  length  = 40
  special = false
}

resource "google_sql_user" "this" {
  for_each = local.databases

  name                = replace(each.key, "-", "_")
  instance            = google_sql_database_instance.this[var.placement[each.key]].name
  password_wo         = ephemeral.random_password.this[each.key].result
  password_wo_version = var.password_version
  deletion_policy     = "ABANDON"
}

resource "google_secret_manager_secret" "url" {
  for_each = local.databases

  secret_id = "${var.name}-${each.key}-database-url"

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_version" "url" {
  for_each = local.databases

  secret                 = google_secret_manager_secret.url[each.key].id
  secret_data_wo_version = var.password_version
  secret_data_wo = format(
    "%s://%s:%s@%s:%d/%s%s",
    local.schemes[each.value.engine],
    google_sql_user.this[each.key].name,
    ephemeral.random_password.this[each.key].result,
    google_sql_database_instance.this[var.placement[each.key]].private_ip_address,
    local.ports[each.value.engine],
    each.value.name,
    local.options[each.value.engine],
  )
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each = local.databases

  secret_id = google_secret_manager_secret.url[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = var.principals[each.key]
}
