# terraform init -backend-config=environments/dev.backend.hcl
bucket = "eshop-dev-terraform-state"
prefix = "shop"
