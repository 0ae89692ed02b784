environment = "dev"
project_id  = "eshop-dev"

delivery = { repository = "eshop-example/eshop", environment = "dev" }

domains = {
  customer = "dev.eshop.example"
  admin    = "admin.dev.eshop.example"
  api      = "api.dev.eshop.example"
}

sql_instances = {
  postgres = { engine = "postgres", tier = "db-custom-1-3840", highly_available = false, disk_gb = 10, max_connections = 200 }
  mysql    = { engine = "mysql", tier = "db-custom-1-3840", highly_available = false, disk_gb = 10, max_connections = 200 }
}

sql_placement = {
  order        = "postgres"
  warehouse    = "postgres"
  sales-report = "postgres"
  cart         = "mysql"
  payment      = "mysql"
}

protected = false
