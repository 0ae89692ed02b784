output "provider" {
  description = "The GitHub variable WORKLOAD_IDENTITY_PROVIDER."
  value       = google_iam_workload_identity_pool_provider.this.name
}

output "aws_role" {
  description = "The GitHub variable AWS_ROLE."
  value       = aws_iam_role.this.arn
}
