variable "prefix" {
  description = "Stands before the names in place of `eshop`."
  type        = string
}

variable "tables" {
  description = "Tables with keys, attributes, indexes and the attribute after which items expire."
  type = list(object({
    name         = string
    partitionKey = string
    sortKey      = string
    attributes   = map(string)
    expiry       = string
    indexes = list(object({
      name         = string
      partitionKey = string
      sortKey      = string
      alsoHolds    = list(string)
    }))
  }))
}

variable "protected" {
  description = "Whether tables refuse to be destroyed."
  type        = bool
}
