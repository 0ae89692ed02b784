# Topics, a subscription for each consumer, and a dead-letter topic for each subscription.

locals {
  topics        = { for topic in var.topics : topic.name => topic }
  subscriptions = { for subscription in var.subscriptions : subscription.name => subscription }

  # Pub/Sub itself moves dead letters, as this agent of the project.
  agent = "serviceAccount:service-${var.project_number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_topic" "events" {
  for_each = local.topics

  name = each.key

  message_storage_policy {
    allowed_persistence_regions = var.regions
  }
}

resource "google_pubsub_topic" "dead_letters" {
  for_each = local.subscriptions

  name = each.value.deadLetterTopic

  message_storage_policy {
    allowed_persistence_regions = var.regions
  }
}

resource "google_pubsub_subscription" "events" {
  for_each = local.subscriptions

  name                       = each.key
  topic                      = google_pubsub_topic.events[each.value.topic].id
  enable_message_ordering    = var.settings.ordered
  ack_deadline_seconds       = var.settings.ackDeadlineSeconds
  message_retention_duration = "${var.settings.retentionSeconds}s"

  # Without this a subscription that nobody asks for 31 days is deleted.
  expiration_policy {
    ttl = ""
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters[each.key].id
    max_delivery_attempts = var.settings.maxDeliveryAttempts
  }

  retry_policy {
    minimum_backoff = format("%.3fs", var.settings.minimumBackOffMilliseconds / 1000)
    maximum_backoff = "${var.settings.maximumBackOffSeconds}s"
  }
}

resource "google_pubsub_subscription" "dead_letters" {
  for_each = local.subscriptions

  name                       = each.value.deadLetterSubscription
  topic                      = google_pubsub_topic.dead_letters[each.key].id
  message_retention_duration = "${var.settings.deadLetterRetentionSeconds}s"

  expiration_policy {
    ttl = ""
  }
}

# Dead-lettering: the agent publishes to the dead-letter topic and acknowledges on the subscription.

resource "google_pubsub_topic_iam_member" "dead_letter_publisher" {
  for_each = local.subscriptions

  topic  = google_pubsub_topic.dead_letters[each.key].id
  role   = "roles/pubsub.publisher"
  member = local.agent
}

resource "google_pubsub_subscription_iam_member" "dead_letter_forwarder" {
  for_each = local.subscriptions

  subscription = google_pubsub_subscription.events[each.key].id
  role         = "roles/pubsub.subscriber"
  member       = local.agent
}

# The services: each publishes to its own topics and reads its own subscriptions.

resource "google_pubsub_topic_iam_member" "publisher" {
  for_each = local.topics

  topic  = google_pubsub_topic.events[each.key].id
  role   = "roles/pubsub.publisher"
  member = var.principals[each.value.publisher]
}

# `/readyz` asks whether the topic is there, of a service that only consumes whether its subscription is.
resource "google_pubsub_topic_iam_member" "viewer" {
  for_each = local.topics

  topic  = google_pubsub_topic.events[each.key].id
  role   = "roles/pubsub.viewer"
  member = var.principals[each.value.publisher]
}

resource "google_pubsub_subscription_iam_member" "consumer" {
  for_each = local.subscriptions

  subscription = google_pubsub_subscription.events[each.key].id
  role         = "roles/pubsub.subscriber"
  member       = var.principals[each.value.service]
}

resource "google_pubsub_subscription_iam_member" "viewer" {
  for_each = local.subscriptions

  subscription = google_pubsub_subscription.events[each.key].id
  role         = "roles/pubsub.viewer"
  member       = var.principals[each.value.service]
}

# Each service keeps its own dead letters until an admin decides about them.
resource "google_pubsub_subscription_iam_member" "dead_letter_consumer" {
  for_each = local.subscriptions

  subscription = google_pubsub_subscription.dead_letters[each.key].id
  role         = "roles/pubsub.subscriber"
  member       = var.principals[each.value.service]
}
