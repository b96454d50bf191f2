package org.tocsin.topics;

import java.util.Locale;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One thing that one account may do. */
public record Permission(String account, ResourceType kind, String name, AclOperation operation) {

    static ResourceType kind(String word) {
        return ResourceType.fromString(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    static AclOperation operation(String word) {
        return AclOperation.fromString(word.toUpperCase(Locale.ROOT));
    }

    /** The same on an installation whose topics, groups and transactional ids carry this prefix. */
    AclBinding binding(String prefix) {
        return new AclBinding(
                new ResourcePattern(kind, prefix + name, PatternType.LITERAL),
                new AccessControlEntry("User:" + account, "*", operation, AclPermissionType.ALLOW));
    }
}
