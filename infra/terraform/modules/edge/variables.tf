variable "name" {
  description = "Begins every name."
  type        = string
}

variable "domains" {
  description = "Domains of the two sites and the gateway."
  type        = map(string)
}

variable "admin_networks" {
  description = "Networks that may reach the admin's site; empty for all."
  type        = list(string)
}

variable "requests_per_minute" {
  description = "Requests a minute from one address."
  type        = number
}

variable "preview" {
  description = "Whether the ready-made rules only log."
  type        = bool
}
