variable "prefix" {
  description = "Stands before the names in place of `eshop`; names are unique in all of S3."
  type        = string
}

variable "buckets" {
  description = "Buckets with their owners."
  type        = list(object({ name = string, service = string }))
}
