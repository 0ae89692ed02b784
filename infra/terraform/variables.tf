variable "environment" {
  description = "Name of this copy of the shop. It begins the name of everything that must be unique in its account."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "Two to twelve small letters and digits, beginning with a letter."
  }
}

variable "project_id" {
  description = "The Google Cloud project. One for each environment: topics and the cluster carry the same names in all of them."
  type        = string
}

variable "region" {
  description = "Google's region, near to the one of AWS: the services talk to DynamoDB and S3 at each request."
  type        = string
  default     = "europe-west3"
}

variable "aws_region" {
  description = "Amazon's region."
  type        = string
  default     = "eu-central-1"
}

variable "namespace" {
  description = "The Kubernetes namespace of the services; part of who they are to both clouds."
  type        = string
  default     = "eshop"
}

variable "delivery" {
  description = "The GitHub repository (owner/name) whose workflows bring the shop here, and the name of its GitHub environment. Null where none does."
  type = object({
    repository  = string
    environment = string
  })
  default = null
}

variable "domains" {
  description = "Where browsers find the two sites and the gateway."
  type = object({
    customer = string
    admin    = string
    api      = string
  })
}

variable "admin_networks" {
  description = "Networks from which the admin's site may be reached, such as the office and the VPN. Empty: from everywhere, with sign-in alone."
  type        = list(string)
  default     = []
}

variable "control_plane_networks" {
  description = "Networks from which the cluster's API may be reached, by name."
  type        = map(string)
  default     = {}
}

variable "requests_per_minute" {
  description = "Requests a minute from one address beyond which Cloud Armor answers 429. Above the gateway's own limit, which is the one that clients should meet."
  type        = number
  default     = 3000
}

variable "firewall_preview" {
  description = "Whether the firewall's ready-made rules only log what they would refuse. Begin with true and read the log for false alarms."
  type        = bool
  default     = true
}

variable "sql_instances" {
  description = "Cloud SQL instances by name. `max_connections` must be above pool size x most pods of all services on it."
  type = map(object({
    engine           = string
    tier             = string
    highly_available = bool
    disk_gb          = number
    max_connections  = number
  }))

  validation {
    condition     = alltrue([for instance in values(var.sql_instances) : contains(["postgres", "mysql"], instance.engine)])
    error_message = "An engine is postgres or mysql."
  }
}

variable "sql_placement" {
  description = "On which instance each service's database lies."
  type        = map(string)
}

variable "sql_versions" {
  description = "Version of each engine. The shop is tested on PostgreSQL 18, and on MariaDB in place of MySQL."
  type        = map(string)
  default = {
    postgres = "POSTGRES_18"
    mysql    = "MYSQL_8_4"
  }
}

variable "sql_password_version" {
  description = "Raise it by one to give every database user a new password; see docs/operate.md."
  type        = number
  default     = 1
}

variable "email_identity_arn" {
  description = "The SES identity that Cognito sends codes from. Without one Cognito's own sender is used, which stops at some tens of letters a day."
  type        = string
  default     = null
}

variable "shipping_cost_zip" {
  description = "The zip of the shipping-cost function."
  type        = string
  default     = "../../services/shipping-cost/dist/shipping-cost.zip"
}

variable "shipping_rates" {
  description = "JSON of the shipping rates; what is left out is as in the function's README."
  type        = string
  default     = "{}"
}

variable "shipping_cost_concurrency" {
  description = "Most invocations at a time; -1 for as many as the account has."
  type        = number
  default     = -1
}

variable "protected" {
  description = "Whether stores refuse to be destroyed."
  type        = bool
  default     = true
}
