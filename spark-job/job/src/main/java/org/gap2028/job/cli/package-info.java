/**
 * The command line: options, exit statuses, what is printed. The only package that prints or exits.
 * Read {@link org.gap2028.job.cli.Main} first.
 */
package org.gap2028.job.cli;
