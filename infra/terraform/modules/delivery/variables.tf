variable "name" {
  description = "Begins the names of what is made."
  type        = string
}

variable "environment" {
  description = "Name of the GitHub environment that deploys; the one that pushes images has -images behind it."
  type        = string
}

variable "repository" {
  description = "The repository whose workflows these are, as owner/name."
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project."
  type        = string
}

variable "region" {
  description = "Where the registry is."
  type        = string
}

variable "registry_name" {
  description = "The registry that images are pushed to."
  type        = string
}

variable "function_arn" {
  description = "The function whose code is brought."
  type        = string
}
