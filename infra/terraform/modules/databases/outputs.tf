output "secrets" {
  description = "Name of the secret with each service's DATABASE_URL."
  value       = { for service, secret in google_secret_manager_secret.url : service => secret.secret_id }
}
