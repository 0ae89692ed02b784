variable "project_number" {
  description = "Number of the project, in the name of Pub/Sub's agent."
  type        = string
}

variable "regions" {
  description = "Where messages may be stored."
  type        = list(string)
}

variable "topics" {
  description = "Topics with their publishers."
  type        = list(object({ name = string, publisher = string }))
}

variable "subscriptions" {
  description = "Subscriptions with their consumers and dead letters."
  type = list(object({
    name                   = string
    topic                  = string
    service                = string
    deadLetterTopic        = string
    deadLetterSubscription = string
  }))
}

variable "settings" {
  description = "What all subscriptions have alike."
  type = object({
    ordered                    = bool
    ackDeadlineSeconds         = number
    retentionSeconds           = number
    deadLetterRetentionSeconds = number
    maxDeliveryAttempts        = number
    minimumBackOffMilliseconds = number
    maximumBackOffSeconds      = number
  })
}

variable "principals" {
  description = "Who each service is to Google."
  type        = map(string)
}
