# Sized for 10,000 orders an hour, with room for ten times as much in the databases; docs/scale.md says what to turn.
environment = "prod"
project_id  = "eshop-production"

delivery = { repository = "eshop-example/eshop", environment = "production" }

domains = {
  customer = "www.eshop.example"
  admin    = "admin.eshop.example"
  api      = "api.eshop.example"
}

# An instance for each service whose load follows the orders, so that none can slow down another.
sql_instances = {
  order     = { engine = "postgres", tier = "db-custom-4-15360", highly_available = true, disk_gb = 100, max_connections = 400 }
  warehouse = { engine = "postgres", tier = "db-custom-4-15360", highly_available = true, disk_gb = 50, max_connections = 400 }
  report    = { engine = "postgres", tier = "db-custom-2-7680", highly_available = true, disk_gb = 100, max_connections = 200 }
  mysql     = { engine = "mysql", tier = "db-custom-2-7680", highly_available = true, disk_gb = 50, max_connections = 400 }
}

sql_placement = {
  order        = "order"
  warehouse    = "warehouse"
  sales-report = "report"
  cart         = "mysql"
  payment      = "mysql"
}

firewall_preview = false
