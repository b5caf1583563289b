module atrium.local/netipx-oracle

go 1.22

require go4.org/netipx v0.0.0-20260823151212-3075585bcbeb
