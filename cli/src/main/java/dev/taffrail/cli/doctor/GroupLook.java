package dev.taffrail.cli.doctor;

import dev.taffrail.agent.call.CallerService;
import dev.taffrail.agent.stream.AgentService;
import dev.taffrail.cli.topics.ClusterAnswers;
import dev.taffrail.guardrail.stream.GateService;
import dev.taffrail.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Who works on a cluster, in whatever process: the consumer group of each role that has one. The sink keeps its
/// offsets in SQLite and has none; its own process tells how it is.
record GroupLook(Admin admin, Topics topics) {
    /// @return a finding for each role
    List<Finding> findings() throws InterruptedException {
        var groups = new LinkedHashMap<String, String>();
        groups.put("gate", GateService.applicationId(topics));
        groups.put("agent", AgentService.applicationId(topics));
        groups.put("caller", CallerService.group(topics));
        var findings = new ArrayList<Finding>();
        for (var group : groups.entrySet()) {
            findings.add(finding(group.getKey(), group.getValue()));
        }
        return findings;
    }

    private Finding finding(String role, String group) throws InterruptedException {
        int members = members(group);
        String found = "group %s, members: %d".formatted(group, members);
        return members > 0
                ? Finding.ok(role, found)
                : Finding.warning(role, found + "; start one with `taffrail up --roles " + role + "`");
    }

    private int members(String group) throws InterruptedException {
        try {
            return ClusterAnswers.await(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .values()
                    .stream()
                    .mapToInt(description -> description.members().size())
                    .sum();
        } catch (GroupIdNotFoundException _) {
            return 0;
        }
    }
}
