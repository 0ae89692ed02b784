output "name" {
  description = "Name of the cluster."
  value       = google_container_cluster.this.name
}

output "network_id" {
  description = "The network of the cluster."
  value       = google_compute_network.this.id
}

output "registry" {
  description = "Where images are pushed to."
  value       = "${var.region}-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.images.repository_id}"
}

output "registry_name" {
  description = "The registry's own name."
  value       = google_artifact_registry_repository.images.name
}

output "issuer" {
  description = "Who signs the tokens of the cluster's service accounts."
  value       = "https://container.googleapis.com/v1/projects/${var.project_id}/locations/${var.region}/clusters/${google_container_cluster.this.name}"
}
