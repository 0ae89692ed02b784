# terraform init -backend-config=environments/production.backend.hcl
bucket = "eshop-production-terraform-state"
prefix = "shop"
