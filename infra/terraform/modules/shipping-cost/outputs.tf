output "name" {
  description = "Name of the function."
  value       = aws_lambda_function.this.function_name
}

output "arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.this.arn
}

output "url" {
  description = "The function's own address."
  value       = aws_lambda_function_url.this.function_url
}
