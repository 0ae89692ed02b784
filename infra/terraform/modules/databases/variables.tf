variable "name" {
  description = "Begins every name."
  type        = string
}


variable "region" {
  description = "Where the instances are."
  type        = string
}

variable "network_id" {
  description = "The network of the cluster."
  type        = string
}

variable "databases" {
  description = "The databases with their owners."
  type        = list(object({ service = string, engine = string, name = string }))
}

variable "instances" {
  description = "Instances by name."
  type = map(object({
    engine           = string
    tier             = string
    highly_available = bool
    disk_gb          = number
    max_connections  = number
  }))
}

variable "placement" {
  description = "The instance of each service's database."
  type        = map(string)
}

variable "versions" {
  description = "Version of each engine."
  type        = map(string)
}

variable "password_version" {
  description = "Raised to change every password."
  type        = number
}

variable "principals" {
  description = "Who each service is to Google."
  type        = map(string)
}

variable "protected" {
  description = "Whether instances refuse to be destroyed."
  type        = bool
}
