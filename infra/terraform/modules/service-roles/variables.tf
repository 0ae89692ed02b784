variable "prefix" {
  description = "Begins the name of each role."
  type        = string
}

variable "issuer" {
  description = "Who signs the tokens of the cluster's service accounts."
  type        = string
}

variable "namespace" {
  description = "The namespace of the services."
  type        = string
}

variable "tables" {
  description = "ARN of the table of each service that has one."
  type        = map(string)
}

variable "buckets" {
  description = "ARN of the bucket of each service that has one."
  type        = map(string)
}

variable "user_pool" {
  description = "ARN of the user pool."
  type        = string
}

variable "function_arn" {
  description = "ARN of the shipping-cost function."
  type        = string
}
