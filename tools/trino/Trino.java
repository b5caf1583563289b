import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;

/** One Trino node with tables in memory. Writes its address as the first line and ends when its standard input does. */
public class Trino {
  public static void main(String[] arguments) throws Exception {
    Session session = TestingSession.testSessionBuilder().setCatalog("memory").setSchema("default").build();
    try (DistributedQueryRunner trino = DistributedQueryRunner.builder(session).setNodeCount(1).build()) {
      trino.installPlugin(new MemoryPlugin());
      trino.createCatalog("memory", "memory");
      System.out.println("address " + trino.getCoordinator().getBaseUrl());
      while (System.in.read() >= 0) {}
    }
  }
}
