# As production in kind, as dev in size.
environment = "staging"
project_id  = "eshop-staging"

delivery = { repository = "eshop-example/eshop", environment = "staging" }

domains = {
  customer = "staging.eshop.example"
  admin    = "admin.staging.eshop.example"
  api      = "api.staging.eshop.example"
}

sql_instances = {
  postgres = { engine = "postgres", tier = "db-custom-2-7680", highly_available = true, disk_gb = 20, max_connections = 300 }
  mysql    = { engine = "mysql", tier = "db-custom-1-3840", highly_available = true, disk_gb = 20, max_connections = 200 }
}

sql_placement = {
  order        = "postgres"
  warehouse    = "postgres"
  sales-report = "postgres"
  cart         = "mysql"
  payment      = "mysql"
}

firewall_preview = false
