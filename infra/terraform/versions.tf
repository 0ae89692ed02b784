terraform {
  # Write-only attributes and ephemeral resources: no password is ever in the state.
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }

  # The bucket and the prefix come from environments/<name>.backend.hcl.
  backend "gcs" {}
}

provider "google" {
  project        = var.project_id
  region         = var.region
  default_labels = local.tags
}

provider "aws" {
  region = var.aws_region

  default_tags {
    tags = local.tags
  }
}
