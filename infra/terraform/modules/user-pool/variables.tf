variable "prefix" {
  description = "Name of the pool and of its domain, unique in the region."
  type        = string
}

variable "plan" {
  description = "The topology's user pool, in the words of Cognito's API."
  type        = any
}

variable "email_identity_arn" {
  description = "The SES identity that codes are sent from, or null."
  type        = string
}

variable "principals" {
  description = "Who each service is to Google."
  type        = map(string)
}

variable "protected" {
  description = "Whether the pool refuses to be destroyed."
  type        = bool
}
