output "names" {
  description = "Names that the Gateway and its policies refer to."
  value = {
    address           = google_compute_global_address.this.name
    certificate_map   = google_certificate_manager_certificate_map.this.name
    ssl_policy        = google_compute_ssl_policy.this.name
    security_policies = { for name, policy in google_compute_security_policy.this : name => policy.name }
  }
}

output "dns_records" {
  description = "Records to make: the address of each domain, and the proof that it is ours."
  value = concat(
    [for domain in values(var.domains) : { name = "${domain}.", type = "A", data = google_compute_global_address.this.address }],
    flatten([for authorization in google_certificate_manager_dns_authorization.this : authorization.dns_resource_record]),
  )
}
