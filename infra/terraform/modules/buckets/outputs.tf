output "buckets" {
  description = "Name and ARN of each bucket of the topology."
  value       = { for key, bucket in aws_s3_bucket.this : key => { name = bucket.bucket, arn = bucket.arn } }
}
