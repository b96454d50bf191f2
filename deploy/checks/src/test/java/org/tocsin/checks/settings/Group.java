package org.tocsin.checks.settings;

import java.util.List;

/** The settings of one interface. */
record Group(String module, String prefix, String meaning, List<Setting> settings) {}
