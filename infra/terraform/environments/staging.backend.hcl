# terraform init -backend-config=environments/staging.backend.hcl
bucket = "eshop-staging-terraform-state"
prefix = "shop"
