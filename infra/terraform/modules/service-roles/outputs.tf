output "arns" {
  description = "The role of each service that needs AWS."
  value       = { for service, role in aws_iam_role.this : service => role.arn }
}

output "audience" {
  description = "Audience of the tokens that AWS takes."
  value       = local.audience
}
