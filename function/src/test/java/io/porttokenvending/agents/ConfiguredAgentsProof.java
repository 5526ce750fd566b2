package io.porttokenvending.agents;

import static io.porttokenvending.agents.AgentWorld.LINEAR;
import static io.porttokenvending.agents.AgentWorld.PORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.agents.Agent.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each published agent with the file that the function renders for it. */
class ConfiguredAgentsProof extends WithAgentWorld {
  static List<Agent> all() {
    return Agents.all();
  }

  static List<Agent> takingReferences() {
    return Agents.takingReferences();
  }

  @ParameterizedTest
  @MethodSource("all")
  void file_withTheToken_connectsTheAgent(Agent agent) throws Exception {
    assertUsed(agent, world.turn(agent, true));
  }

  @ParameterizedTest
  @MethodSource("takingReferences")
  void file_withReferences_connectsTheAgent(Agent agent) throws Exception {
    assertUsed(agent, world.turn(agent, false));
  }

  @ParameterizedTest
  @MethodSource("all")
  void otherToken_isRejectedByTheServer(Agent agent) throws Exception {
    AgentRun turn = world.strangersTurn(agent);

    assertEquals(List.of("Authorization"), turn.wrongHeaders(PORT), turn::toString);
    assertFalse(turn.reached(PORT, "initialize"), turn::toString);
    System.out.println(agent + ", refused: " + turn.commands().getLast());
  }

  /** And ends well, although the file calls the server required. */
  @Test
  void projectFile_ofAProjectThatCodexDoesNotTrust_isNotRead() throws Exception {
    AgentRun turn = world.turn(Agents.codex(), true);

    assertEquals(List.of(), turn.served());
    turn.commands().getLast().assertEndedWell();
  }

  private static void assertUsed(Agent agent, AgentRun turn) {
    assertEquals(List.of(), turn.toldElsewhere(), turn::toString);
    for (String server : List.of(PORT, LINEAR)) {
      assertEquals(List.of(), turn.wrongHeaders(server), turn::toString);
      assertTrue(turn.reached(server, "tools/list"), turn::toString);
    }
    List<String> calls =
        switch (agent.reaches()) {
          case Reach.CALLED_A_TOOL -> List.of("list_blueprints");
          case Reach.LISTED_TOOLS -> List.of();
        };
    assertEquals(calls, turn.called(PORT), turn::toString);
    assertFalse(agent.filters() && turn.offered(PORT, "list_entities"), turn::toString);
    turn.commands().getLast().assertEndedWell();
    System.out.println(agent + ": " + turn.summary());
  }
}
