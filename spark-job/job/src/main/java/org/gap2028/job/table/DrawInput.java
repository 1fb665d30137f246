package org.gap2028.job.table;

/**
 * One input as a column of {@code draw_inputs}.
 *
 * @param name key of the input, the column's name
 * @param unit unit in words; empty for none
 * @param description what the input is
 */
public record DrawInput(String name, String unit, String description) {}
