/**
 * The reference of every setting, written from the {@code @ConfigMapping} interfaces and their comments, and whether what is deployed
 * names only settings that exist. {@code ./mvnw -pl deploy/checks test -Dtest=ReferenceTest -Dtocsin.write=true} writes it anew.
 */
package org.tocsin.checks.settings;
