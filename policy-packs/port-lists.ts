/** Ports as registered with IANA and documented by the products, read on 2026-11-23. */

/** SSH and remote desktop. */
export const LOGIN_PORTS: readonly number[] = [22, 3389];

/** FTP, Telnet, SMB, rlogin/rsh, Docker, VNC, WinRM, Kubernetes API and kubelet. */
export const ADMIN_PORTS: readonly number[] = [
  20, 21, 23, 135, 445, 512, 513, 514, 2375, 2376, 5900, 5985, 5986, 6443, 10250,
];

/** SQL Server, Oracle, MySQL, PostgreSQL, MongoDB, Cassandra, CouchDB, Db2, Redshift, InfluxDB, ClickHouse. */
export const DB_PORTS: readonly number[] = [
  1433, 1434, 1521, 2484, 3306, 5432, 5433, 5439, 5984, 8086, 8123, 9042, 27017, 27018, 50000,
];

/** Redis, Memcached, ZooKeeper, etcd, AMQP, Kafka, Elasticsearch, Kibana, Consul, Nacos, RocketMQ, MQTT. */
export const MIDDLEWARE_PORTS: readonly number[] = [
  1883, 2181, 2379, 2380, 5601, 5671, 5672, 6379, 8500, 8848, 9092, 9093, 9200, 9300, 9848, 9876, 10911,
  11211, 15672,
];
