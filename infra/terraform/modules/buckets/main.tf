# Private buckets. Browsers never come here: pictures go through the gateway and proofs through the sites, so no bucket needs CORS.

locals {
  buckets = { for bucket in var.buckets : bucket.name => bucket }
}

resource "aws_s3_bucket" "this" {
  for_each = local.buckets

  bucket = "${var.prefix}-${trimprefix(each.key, "eshop-")}"
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.buckets

  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket_versioning.this[each.key].id

  rule {
    id     = "what-was-deleted"
    status = "Enabled"

    filter {}

    # What the service deleted can be brought back for so long, then it is gone.
    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # Proofs are looked at in their first days and kept for years.
  dynamic "rule" {
    for_each = each.value.service == "payment" ? [1] : []

    content {
      id     = "rarely-read"
      status = "Enabled"

      filter {}

      transition {
        days          = 90
        storage_class = "GLACIER_IR"
      }
    }
  }
}

data "aws_iam_policy_document" "encrypted_only" {
  for_each = local.buckets

  statement {
    sid       = "EncryptedOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.this[each.key].arn, "${aws_s3_bucket.this[each.key].arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id
  policy = data.aws_iam_policy_document.encrypted_only[each.key].json
}
