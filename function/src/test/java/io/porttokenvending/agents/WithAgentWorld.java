package io.porttokenvending.agents;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Gives the tests of a class one world of agents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithAgentWorld {
  AgentWorld world;

  @BeforeAll
  void start() throws Exception {
    world = AgentWorld.start();
  }

  @AfterAll
  void close() {
    if (world != null) {
      world.close();
    }
  }
}
