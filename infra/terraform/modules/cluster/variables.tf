variable "name" {
  description = "Name of the cluster and of what belongs to it."
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project."
  type        = string
}

variable "region" {
  description = "Where the cluster is."
  type        = string
}

variable "control_plane_networks" {
  description = "Networks from which the cluster's API may be reached, by name."
  type        = map(string)
}

variable "protected" {
  description = "Whether the cluster refuses to be destroyed."
  type        = bool
}
