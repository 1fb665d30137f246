package org.gap2028.job.configuration;

/**
 * A value with the tree that it was read from, so that what is found wrong later has a place.
 *
 * @param tree what was written
 * @param value what it was read to
 */
record Located<T>(Tree tree, T value) {}
