package org.tocsin.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run as a process of its own.
 *
 * @param command the program and its arguments; no secret, for every user of the machine can see them
 * @param environment added to this process's own
 * @param log where its output goes; the one before is kept beside it with {@code .1}
 */
public record ProgramSettings(String name, List<String> command, Map<String, String> environment, Path log) {}
