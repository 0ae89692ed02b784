# What stands before the sites and the gateway: address, certificates, firewall. The Gateway of infra/k8s refers to them by
# name and turns on Cloud CDN for /_next/static and /media (GCPHTTPFilter), for only it knows the paths.

locals {
  # OWASP's rules for what the shop is made of. Forms carry proofs and pictures; the body is looked at in its first 8 kB.
  rules = {
    1000 = "sqli-v33-stable"
    1010 = "xss-v33-stable"
    1020 = "lfi-v33-stable"
    1030 = "rce-v33-stable"
    1040 = "scannerdetection-v33-stable"
    1050 = "protocolattack-v33-stable"
    1060 = "nodejs-v33-stable"
  }

  # Whom each policy lets in.
  policies = {
    customer = ["*"]
    admin    = length(var.admin_networks) > 0 ? var.admin_networks : ["*"]
    api      = ["*"]
  }
}

resource "google_compute_global_address" "this" {
  name = var.name
}

resource "google_compute_security_policy" "this" {
  for_each = local.policies

  name = "${var.name}-${each.key}"
  type = "CLOUD_ARMOR"

  advanced_options_config {
    json_parsing = "STANDARD"
    log_level    = "NORMAL"
  }

  adaptive_protection_config {
    layer_7_ddos_defense_config {
      enable = true
    }
  }

  dynamic "rule" {
    for_each = local.rules

    content {
      action      = "deny(403)"
      priority    = rule.key
      preview     = var.preview
      description = rule.value

      match {
        expr {
          expression = "evaluatePreconfiguredWaf('${rule.value}', {'sensitivity': 1})"
        }
      }
    }
  }

  rule {
    action      = "throttle"
    priority    = 2000
    description = "So many a minute from one address."

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = each.value
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = var.requests_per_minute
        interval_sec = 60
      }
    }
  }

  rule {
    action      = "deny(403)"
    priority    = 2147483647
    description = "All others."

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}

resource "google_compute_ssl_policy" "this" {
  name            = var.name
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_certificate_manager_dns_authorization" "this" {
  for_each = var.domains

  name   = "${var.name}-${each.key}"
  domain = each.value
}

resource "google_certificate_manager_certificate" "this" {
  for_each = var.domains

  name = "${var.name}-${each.key}"

  managed {
    domains            = [each.value]
    dns_authorizations = [google_certificate_manager_dns_authorization.this[each.key].id]
  }
}

resource "google_certificate_manager_certificate_map" "this" {
  name = var.name
}

resource "google_certificate_manager_certificate_map_entry" "this" {
  for_each = var.domains

  name         = "${var.name}-${each.key}"
  map          = google_certificate_manager_certificate_map.this.name
  certificates = [google_certificate_manager_certificate.this[each.key].id]
  hostname     = each.value
}
