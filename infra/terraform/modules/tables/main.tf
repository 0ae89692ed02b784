# DynamoDB tables, with the keys and indexes that the code reads by.

locals {
  tables = { for table in var.tables : table.name => table }
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name                        = "${var.prefix}-${trimprefix(each.key, "eshop-")}"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.partitionKey
  range_key                   = each.value.sortKey
  deletion_protection_enabled = var.protected

  dynamic "attribute" {
    for_each = each.value.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = { for index in each.value.indexes : index.name => index }

    content {
      name               = global_secondary_index.key
      hash_key           = global_secondary_index.value.partitionKey
      range_key          = global_secondary_index.value.sortKey
      projection_type    = "INCLUDE"
      non_key_attributes = global_secondary_index.value.alsoHolds
    }
  }

  dynamic "ttl" {
    for_each = each.value.expiry == null ? [] : [each.value.expiry]

    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  point_in_time_recovery {
    enabled = true
  }
}
