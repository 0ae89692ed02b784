output "id" {
  description = "Id of the pool."
  value       = aws_cognito_user_pool.this.id
}

output "arn" {
  description = "ARN of the pool."
  value       = aws_cognito_user_pool.this.arn
}

output "issuer" {
  description = "Who signs the tokens."
  value       = "https://${aws_cognito_user_pool.this.endpoint}"
}

output "client_id" {
  description = "The client through which people sign in."
  value       = aws_cognito_user_pool_client.people.id
}

output "service_client_id" {
  description = "The client with which services get their own tokens."
  value       = aws_cognito_user_pool_client.services.id
}

output "client_secret_name" {
  description = "Name in Secret Manager of the services' client secret."
  value       = google_secret_manager_secret.services.secret_id
}

output "token_url" {
  description = "Where services get their own tokens."
  value       = "https://${aws_cognito_user_pool_domain.this.domain}.auth.${data.aws_region.this.region}.amazoncognito.com/oauth2/token"
}
