variable "name" {
  description = "Name of the function."
  type        = string
}

variable "zip" {
  description = "The zip of the function."
  type        = string
}

variable "rates" {
  description = "JSON of the rates."
  type        = string
}

variable "concurrency" {
  description = "Most invocations at a time; -1 for no limit of its own."
  type        = number
}
